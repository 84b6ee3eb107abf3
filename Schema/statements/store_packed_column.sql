-- Stores a column of a chunk of the packed copy.
-- Parameters: chunk_id, name, content.
INSERT INTO packed_column (chunk_id, name, content) VALUES (?, ?, ?);
