-- Which dictionaries are loaded?
-- Parameters: none. Columns: id, name, version, language.
SELECT id, name, version, language FROM dictionary ORDER BY id;
