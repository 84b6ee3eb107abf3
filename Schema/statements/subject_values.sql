-- What is each subject by one of the characteristics that all subjects have?
-- Parameter: :name (site, country, sex, age, age_unit, race, ethnicity, planned_arm, actual_arm, exposures).
-- Columns: subject_id; value (text, NULL for none; of arms those of the study, of exposures their number), in the order
--   of subjects.
SELECT s.id AS subject_id,
    CASE :name
        WHEN 'site' THEN s.site
        WHEN 'country' THEN s.country
        WHEN 'sex' THEN s.sex
        WHEN 'age' THEN s.age
        WHEN 'age_unit' THEN s.age_unit
        WHEN 'race' THEN s.race
        WHEN 'ethnicity' THEN s.ethnicity
        WHEN 'planned_arm' THEN (SELECT a.name FROM arm AS a WHERE a.id = s.planned_arm_id)
        WHEN 'actual_arm' THEN (SELECT a.name FROM arm AS a WHERE a.id = s.actual_arm_id)
        WHEN 'exposures' THEN CAST((SELECT count(*) FROM exposure AS x WHERE x.subject_id = s.id) AS TEXT)
        END AS value
FROM subject AS s
ORDER BY s.id;
