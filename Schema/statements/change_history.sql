-- What did corrections change?
-- Parameters: :subject (identifier) and :run; NULL for all. Columns: those of the view change_history.
SELECT run_id, time, actor, reason, table_name, subject, sequence, name, kind, column_name, old_value, new_value,
    former_file, former_line, row_change_id
FROM change_history
WHERE (:subject IS NULL OR subject = :subject) AND (:run IS NULL OR run_id = :run)
ORDER BY row_change_id, column_name;
