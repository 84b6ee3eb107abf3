-- Stores a chunk of the packed copy.
-- Parameters: id, subjects, events, doses.
INSERT INTO packed_chunk (id, subjects, events, doses) VALUES (?, ?, ?, ?);
