-- Which subjects are stored?
-- Columns: id, identifier, in the order of keys.
SELECT id, identifier FROM subject ORDER BY id;
