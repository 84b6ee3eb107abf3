CREATE VIEW safety_population AS
-- The subjects who are counted, with their arm and first dose (active rule set: population and arm basis).
SELECT s.id AS subject_id, s.identifier AS subject, a.id AS arm_id, a.name AS arm,
    (SELECT min(first_day) FROM dose WHERE dose.subject_id = s.id) AS first_dose
FROM subject AS s
CROSS JOIN rule AS r
JOIN arm AS a ON a.id = iif(r.arm_basis = 'actual', s.actual_arm_id, s.planned_arm_id)
WHERE CASE r.population_basis
    WHEN 'exposure' THEN EXISTS (SELECT 1 FROM exposure AS x WHERE x.subject_id = s.id)
    ELSE EXISTS (
        SELECT 1 FROM subject_flag AS f WHERE f.subject_id = s.id AND f.name = r.population_flag AND f.value = 1)
    END;
