-- Removes an event whose values stand in the history.
-- Parameter: the key.
DELETE FROM event WHERE id = ?;
