-- What do the subjects of the population say, and in which arm does each count?
-- Parameters: none. Columns: those of subject; counted_arm_id (NULL where subjects count in groups), in the order of keys.
SELECT s.*, p.arm_id AS counted_arm_id
FROM safety_population AS p JOIN subject AS s ON s.id = p.subject_id
ORDER BY s.id;
