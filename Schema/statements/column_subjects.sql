-- The subjects in the order of their keys, as the packed columns hold them.
-- Parameters: none. Columns: id, planned_arm_id, actual_arm_id.
SELECT id, planned_arm_id, actual_arm_id FROM subject ORDER BY id;
