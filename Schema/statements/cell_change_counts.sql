-- How many values of changed rows did a run make others?
-- Parameter: run. Columns: table_name, column_name, cells.
SELECT c.table_name, x.column_name, count(*) AS cells
FROM row_change AS c JOIN cell_change AS x ON x.row_change_id = c.id
WHERE c.run_id = ? AND c.kind = 'changed'
GROUP BY c.table_name, x.column_name
ORDER BY c.table_name, x.column_name;
