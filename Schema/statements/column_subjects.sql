-- The subjects in the order of their keys, as the packed columns hold them.
-- Parameters: none. Columns: id, planned_arm_id, actual_arm_id, follow_up_end_latest, death_latest.
SELECT id, planned_arm_id, actual_arm_id, follow_up_end_latest, death_latest FROM subject ORDER BY id;
