-- Given subjects in the order of their keys, as the packed columns hold them.
-- Parameters: JSON list of keys. Columns: those of column_subjects.sql.
SELECT s.id, s.planned_arm_id, s.actual_arm_id, s.follow_up_end_latest, s.death_latest
FROM json_each(?) AS k CROSS JOIN subject AS s
WHERE s.id = k.value
ORDER BY s.id;
