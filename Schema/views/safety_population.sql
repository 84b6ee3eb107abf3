CREATE VIEW safety_population AS
-- The subjects who are counted, with their arm and first dose (active rule set: population and arm basis).
-- Where subjects count in groups, arm_id and arm are NULL and counted_group has the groups of each.
SELECT s.id AS subject_id, s.identifier AS subject, a.id AS arm_id, a.name AS arm,
    (SELECT min(first_day) FROM dose WHERE dose.subject_id = s.id) AS first_dose
FROM subject AS s
CROSS JOIN rule AS r
LEFT JOIN arm AS a
    ON a.id = CASE r.arm_basis WHEN 'actual' THEN s.actual_arm_id WHEN 'planned' THEN s.planned_arm_id END
WHERE CASE r.arm_basis
    WHEN 'groups' THEN EXISTS (SELECT 1 FROM group_membership AS m WHERE m.subject_id = s.id)
    ELSE a.id IS NOT NULL
    END
AND CASE r.population_basis
    WHEN 'all' THEN 1
    WHEN 'exposure' THEN EXISTS (SELECT 1 FROM exposure AS x WHERE x.subject_id = s.id)
    ELSE EXISTS (
        SELECT 1 FROM subject_flag AS f WHERE f.subject_id = s.id AND f.name = r.population_flag AND f.value = 1)
    END;
