-- How many subjects that rows name has each arm?
-- Columns: arm_id, subjects.
SELECT coalesce(planned_arm_id, actual_arm_id) AS arm_id, count(*) AS subjects
FROM subject WHERE is_unnamed = 0 AND coalesce(planned_arm_id, actual_arm_id) IS NOT NULL
GROUP BY 1;
