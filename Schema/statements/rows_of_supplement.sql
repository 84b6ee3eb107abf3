-- From which file is each stored supplement?
-- Parameters: none. Columns: id, file_id.
SELECT id, file_id FROM supplement;
