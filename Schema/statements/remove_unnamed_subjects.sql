-- Removes subjects that stood for participants of an arm, now that rows name these.
-- Parameters in order: arm, how many.
DELETE FROM subject WHERE id IN (
    SELECT id FROM subject WHERE is_unnamed = 1 AND planned_arm_id = ? ORDER BY id DESC LIMIT ?);
