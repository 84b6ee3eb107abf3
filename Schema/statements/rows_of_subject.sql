-- From which file is each stored subject that a row names?
-- Parameters: none. Columns: id, file_id.
SELECT id, file_id FROM subject WHERE is_unnamed = 0;
