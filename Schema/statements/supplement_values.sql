-- Which events have a supplement of a name, and with which value?
-- Parameter: :name. Columns: event_id, value.
SELECT event_id, value FROM supplement WHERE name = :name;
