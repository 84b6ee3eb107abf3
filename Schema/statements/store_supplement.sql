-- Stores a flag or text that a delivery adds to an event.
-- Parameters: the columns in the order named.
INSERT INTO supplement (event_id, name, value, treatment_emergent, sets_emergent, content, file_id, line, byte_offset)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);
