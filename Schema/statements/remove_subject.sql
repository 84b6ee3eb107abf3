-- Removes a subject whose values stand in the history.
-- Parameter: the key.
DELETE FROM subject WHERE id = ?;
