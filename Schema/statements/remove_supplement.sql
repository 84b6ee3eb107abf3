-- Removes a supplement whose values stand in the history.
-- Parameter: the key.
DELETE FROM supplement WHERE id = ?;
