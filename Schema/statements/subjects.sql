-- Which subjects, of those that rows name, are stored?
-- Columns: id, identifier, in the order of keys.
SELECT id, identifier FROM subject WHERE is_unnamed = 0 ORDER BY id;
