-- Stores a chunk of the packed copy.
-- Parameters: id, subjects, events, doses, memberships in groups.
INSERT INTO packed_chunk (id, subjects, events, doses, memberships) VALUES (?, ?, ?, ?, ?);
