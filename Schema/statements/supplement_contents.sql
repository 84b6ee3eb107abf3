-- What do the stored supplements say?
-- Columns: event_id, name, value, content.
SELECT event_id, name, value, content FROM supplement;
