-- The population flags of given subjects that are yes, for the counter.
-- Parameters: :subjects (JSON list of keys). Columns: name, subject_id.
SELECT f.name, f.subject_id
FROM json_each(:subjects) AS k CROSS JOIN subject_flag AS f
WHERE f.subject_id = k.value AND f.value = 1;
