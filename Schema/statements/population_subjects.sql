-- What are the subjects of the population by what is known of all subjects, and in which arm does each count?
-- Parameters: none. Columns: id; arm_id (NULL where subjects count in groups); age, sex, race, ethnicity, country, site,
--   follow_up_end_reason as delivered; has_died; in the order of keys.
SELECT s.id, p.arm_id, s.age, s.sex, s.race, s.ethnicity, s.country, s.site, s.follow_up_end_reason,
    s.death_earliest IS NOT NULL AS has_died
FROM safety_population AS p JOIN subject AS s ON s.id = p.subject_id
ORDER BY s.id;
