-- From which file to which did corrections move rows of a table?
-- Parameter: table. Columns: former_file_id, file_id.
SELECT DISTINCT former_file_id, file_id FROM row_change
WHERE table_name = ? AND former_file_id IS NOT NULL AND file_id IS NOT NULL;
