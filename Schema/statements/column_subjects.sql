-- Given subjects as columns for the counter, in the order given.
-- Parameters: :subjects (JSON list of keys). Columns: id, planned_arm_id, actual_arm_id, is_exposed, first_dose.
SELECT s.id, s.planned_arm_id, s.actual_arm_id,
    EXISTS (SELECT 1 FROM exposure AS x WHERE x.subject_id = s.id) AS is_exposed,
    (SELECT min(first_day) FROM dose WHERE dose.subject_id = s.id) AS first_dose
FROM json_each(:subjects) AS k CROSS JOIN subject AS s
WHERE s.id = k.value
ORDER BY k.key;
