-- From which file is each stored event?
-- Parameters: none. Columns: id, file_id.
SELECT id, file_id FROM event;
