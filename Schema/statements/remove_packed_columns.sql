-- Removes the columns of the packed copy, before its chunks.
-- Parameters: none.
DELETE FROM packed_column;
