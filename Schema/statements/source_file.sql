-- Which source file is it?
-- Parameters: its key. Columns: name, sha256, bytes, part, format.
SELECT name, sha256, bytes, part, format FROM source_file WHERE id = ?;
