-- Was this table of a file of these bytes imported?
-- Parameters: SHA-256, part, the registry's table that it fills. Columns: run_id, name, id.
SELECT run_id, name, id FROM source_file WHERE sha256 = ? AND part = ? AND fills = ?;
