-- The population flags of given subjects that are yes, in the order of subjects.
-- Parameters: JSON list of keys. Columns: those of column_flags.sql.
SELECT f.subject_id, f.name
FROM json_each(?) AS k CROSS JOIN subject_flag AS f
WHERE f.subject_id = k.value AND f.value = 1
ORDER BY f.subject_id, f.name;
