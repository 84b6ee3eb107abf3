-- Is a supplement of this event and name stored, and with which value?
-- Parameters in order: event, name. Column: value.
SELECT value FROM supplement WHERE event_id = ? AND name = ?;
