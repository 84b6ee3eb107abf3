-- Which arms have an N that was delivered, and how many of their participants are named by a row or known by number only?
-- Columns: arm_id, arm, subjects, deaths, content, named, unnamed.
SELECT z.arm_id, a.name AS arm, z.subjects, z.deaths, z.content,
    count(s.id) - coalesce(sum(s.is_unnamed), 0) AS named, coalesce(sum(s.is_unnamed), 0) AS unnamed
FROM arm_size AS z
JOIN arm AS a ON a.id = z.arm_id
LEFT JOIN subject AS s ON coalesce(s.planned_arm_id, s.actual_arm_id) = z.arm_id
GROUP BY z.arm_id
ORDER BY z.arm_id;
