-- Which supplements has an event, and which of them is its treatment-emergent flag?
-- Parameter: the event. Columns: id, treatment_emergent.
SELECT id, treatment_emergent FROM supplement WHERE event_id = ? ORDER BY id;
