-- From which file is each stored subject?
-- Parameters: none. Columns: id, file_id.
SELECT id, file_id FROM subject;
