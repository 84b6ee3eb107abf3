-- The exposures of given subjects in the order of subjects.
-- Parameters: JSON list of keys. Columns: those of column_doses.sql.
SELECT x.subject_id, x.start_earliest, max(x.start_earliest, coalesce(x.end_latest, x.start_earliest)) AS last_day
FROM json_each(?) AS k CROSS JOIN exposure AS x
WHERE x.subject_id = k.value
ORDER BY x.subject_id;
