-- The keys of all subjects in ascending order.
-- Parameters: none. Column: id.
SELECT id FROM subject ORDER BY id;
