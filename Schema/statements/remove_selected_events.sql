-- Empties the temporary table of the events that a selection holds.
-- Parameters: none.
DELETE FROM temp.selected_event;
