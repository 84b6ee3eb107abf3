CREATE VIEW counted_group AS
-- The groups of the subjects who are counted, a row for each subject and group. Groups overlap.
SELECT p.subject_id, p.subject, g.id AS group_id, g.name AS "group"
FROM safety_population AS p
JOIN group_membership AS m ON m.subject_id = p.subject_id
JOIN reporting_group AS g ON g.id = m.group_id;
