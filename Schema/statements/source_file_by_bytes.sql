-- Was a file of these bytes imported?
-- Parameter: SHA-256. Columns: run_id, name.
SELECT run_id, name FROM source_file WHERE sha256 = ?;
