-- The doses of given subjects as columns for the counter, in the order of the subjects given.
-- Parameters: :subjects (JSON list of keys). Columns: subject_id, first_day, last_day.
SELECT d.subject_id, d.first_day, d.last_day
FROM json_each(:subjects) AS k CROSS JOIN dose AS d
WHERE d.subject_id = k.value
ORDER BY k.key, d.first_day, d.last_day;
