-- Removes an exposure whose values stand in the history.
-- Parameter: the key.
DELETE FROM exposure WHERE id = ?;
