-- How many subjects of the population are in each group? A group without any has 0.
-- Parameter: :subjects (JSON list of keys to which the population is held, or NULL).
-- Columns: arm_id, arm, subjects: key, name and size of the group, in the order of keys.
SELECT g.id AS arm_id, g.name AS arm, count(c.subject_id) AS subjects
FROM reporting_group AS g
LEFT JOIN counted_group AS c
    ON c.group_id = g.id AND (:subjects IS NULL OR c.subject_id IN (SELECT value FROM json_each(:subjects)))
GROUP BY g.id
ORDER BY g.id;
