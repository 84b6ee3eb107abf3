-- How many rows did a run remove?
-- Parameter: run. Columns: table_name, rows.
SELECT table_name, count(*) AS rows FROM row_change WHERE run_id = ? AND kind = 'removed' GROUP BY table_name;
