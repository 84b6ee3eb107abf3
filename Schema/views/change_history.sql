CREATE VIEW change_history AS
-- What corrections did: each value that is another now, and each row that was added or removed, with run, time, actor and
-- reason, the former value and the new one (NULL: none), and where the row said so before. A row that was added has one
-- line without a column; one that was removed has a line for each value it had.
SELECT c.run_id, r.started AS time, r.actor, r.reason, c.table_name, c.subject, c.sequence, c.name, c.kind,
    x.column_name, x.old_value, x.new_value, f.name AS former_file, c.former_line, c.id AS row_change_id
FROM row_change AS c
JOIN import_run AS r ON r.id = c.run_id
LEFT JOIN cell_change AS x ON x.row_change_id = c.id
LEFT JOIN source_file AS f ON f.id = c.former_file_id;
