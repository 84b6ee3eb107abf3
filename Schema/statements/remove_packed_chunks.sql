-- Removes the chunks of the packed copy, after their columns.
-- Parameters: none.
DELETE FROM packed_chunk;
