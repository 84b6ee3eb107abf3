-- The bytes of a column of a chunk of the packed copy.
-- Parameters: the chunk's key; the column's name. Columns: content.
SELECT content FROM packed_column WHERE chunk_id = ? AND name = ?;
