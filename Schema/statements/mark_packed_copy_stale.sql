-- Says that the packed copy no longer equals the rows.
-- Parameters: none.
UPDATE packed_copy SET is_current = 0;
