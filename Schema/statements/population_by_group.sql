-- How many subjects of the population are in each group? A group without any has 0.
-- Parameters: none. Columns: arm_id, arm, subjects: key, name and size of the group, in the order of keys.
SELECT g.id AS arm_id, g.name AS arm, count(c.subject_id) AS subjects
FROM reporting_group AS g LEFT JOIN counted_group AS c ON c.group_id = g.id
GROUP BY g.id
ORDER BY g.id;
