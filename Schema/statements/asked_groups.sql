-- The groups of given subjects, in the order of subjects and groups.
-- Parameters: JSON list of keys. Columns: those of column_groups.sql.
SELECT m.subject_id, m.group_id
FROM json_each(?) AS k CROSS JOIN group_membership AS m
WHERE m.subject_id = k.value
ORDER BY m.subject_id, m.group_id;
