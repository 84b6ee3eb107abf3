-- From which file is each stored exposure?
-- Parameters: none. Columns: id, file_id.
SELECT id, file_id FROM exposure;
