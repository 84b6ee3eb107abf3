-- The denominators: how many subjects of the population are in each arm? Declared arms without subjects have 0.
-- Parameters: none. Columns: arm_id, arm, subjects, in the study's order of arms.
SELECT a.id AS arm_id, a.name AS arm, count(p.subject_id) AS subjects
FROM arm AS a LEFT JOIN safety_population AS p ON p.arm_id = a.id
GROUP BY a.id
ORDER BY a.id;
