-- The chunks of the packed copy in order.
-- Parameters: none. Columns: id, subjects, events, doses.
SELECT id, subjects, events, doses FROM packed_chunk ORDER BY id;
