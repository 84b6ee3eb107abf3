-- Which dictionaries are stored?
-- Columns: id, name, version, language, is_of_source.
SELECT id, name, version, language, is_of_source FROM dictionary ORDER BY id;
