-- The denominators: how many subjects of the population are in each arm? Declared arms without subjects have 0.
-- Parameter: :subjects (JSON list of keys to which the population is held, or NULL).
-- Columns: arm_id, arm, subjects, in the study's order of arms.
SELECT a.id AS arm_id, a.name AS arm, count(p.subject_id) AS subjects
FROM arm AS a
LEFT JOIN safety_population AS p
    ON p.arm_id = a.id AND (:subjects IS NULL OR p.subject_id IN (SELECT value FROM json_each(:subjects)))
GROUP BY a.id
ORDER BY a.id;
