-- Which source file is it?
-- Parameters: its key. Columns: name, sha256, bytes.
SELECT name, sha256, bytes FROM source_file WHERE id = ?;
