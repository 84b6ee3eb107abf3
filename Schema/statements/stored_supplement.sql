-- What does a stored supplement say, and of which event?
-- Parameter: the key. Columns: subject, sequence of the event, name, value, treatment-emergent flag, event, whether it
--   sets the event's flag, file, line, byte offset.
SELECT e.subject_id, e.sequence, s.name, s.value, s.treatment_emergent, s.event_id, s.sets_emergent, s.file_id, s.line,
    s.byte_offset
FROM supplement AS s JOIN event AS e ON e.id = s.event_id
WHERE s.id = ?;
