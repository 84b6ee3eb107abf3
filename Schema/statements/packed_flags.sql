-- Which population flags has a chunk of the packed copy?
-- Parameters: the chunk's key. Columns: name (with the prefix "flag ").
SELECT name FROM packed_column WHERE chunk_id = ? AND name >= 'flag ' AND name < 'flag!' ORDER BY name;
