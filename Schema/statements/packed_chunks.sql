-- The chunks of the packed copy in order.
-- Parameters: none. Columns: id, subjects, events, doses, memberships.
SELECT id, subjects, events, doses, memberships FROM packed_chunk ORDER BY id;
