-- Was this table of a file of these bytes imported?
-- Parameters: SHA-256, part, the registry's table that it fills. Columns: run_id, name.
SELECT run_id, name FROM source_file WHERE sha256 = ? AND part = ? AND fills = ?;
