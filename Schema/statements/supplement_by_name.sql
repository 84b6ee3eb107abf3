-- Is a supplement of this event and name stored, and with which value?
-- Parameters in order: event, name. Columns: value, id.
SELECT value, id FROM supplement WHERE event_id = ? AND name = ?;
