-- How many days are the subjects of the population observed, per arm or group and in total, and how many of these follow
-- a subject's first selected event of a row? The events are those of select_events.sql.
-- Parameters: :arms (JSON list of keys of arms, or of groups where subjects count in groups, or NULL); :subjects (JSON
--   list of keys, or NULL); :groups (JSON list of lists of path keys).
-- Columns: level (observed, without_end, without_start; any, soc, path, group); key (as in incidence.sql); arm_id (NULL =
--   total); days (of without_end and without_start the number of subjects).
WITH member AS MATERIALIZED (
    SELECT p.subject_id, p.arm_id
    FROM safety_population AS p
    WHERE p.arm_id IS NOT NULL
        AND (:arms IS NULL OR p.arm_id IN (SELECT value FROM json_each(:arms)))
        AND (:subjects IS NULL OR p.subject_id IN (SELECT value FROM json_each(:subjects)))
    UNION ALL
    SELECT g.subject_id, g.group_id
    FROM counted_group AS g
    CROSS JOIN rule AS r
    WHERE r.arm_basis = 'groups'
        AND (:arms IS NULL OR g.group_id IN (SELECT value FROM json_each(:arms)))
        AND (:subjects IS NULL OR g.subject_id IN (SELECT value FROM json_each(:subjects)))
),
placed AS MATERIALIZED (
    SELECT subject_id, arm_id FROM member
    UNION ALL
    SELECT DISTINCT subject_id, NULL FROM member
),
observed AS MATERIALIZED (
    SELECT subject_id, first_dose, last_day, is_known FROM follow_up
    WHERE subject_id IN (SELECT subject_id FROM member)
),
selected AS MATERIALIZED (
    SELECT e.subject_id, e.soc_id, e.path_id, coalesce(e.counted_day, o.first_dose) AS day
    FROM temp.selected_event AS e
    JOIN observed AS o ON o.subject_id = e.subject_id
    WHERE o.first_dose IS NOT NULL
),
in_row AS (
    SELECT 'any' AS level, 0 AS key, subject_id, day FROM selected
    UNION ALL
    SELECT 'soc', soc_id, subject_id, day FROM selected
    UNION ALL
    SELECT 'path', path_id, subject_id, day FROM selected
    UNION ALL
    SELECT 'group', w.position, s.subject_id, s.day
    FROM (
        SELECT DISTINCT g.key AS position, p.value AS path_id
        FROM json_each(:groups) AS g CROSS JOIN json_each(g.value) AS p
    ) AS w
    JOIN selected AS s ON s.path_id = w.path_id
),
first_event AS MATERIALIZED (
    SELECT level, key, subject_id, min(day) AS day FROM in_row GROUP BY level, key, subject_id
)
SELECT 'observed' AS level, 0 AS key, p.arm_id, sum(o.last_day - o.first_dose + 1) AS days
FROM placed AS p JOIN observed AS o ON o.subject_id = p.subject_id
WHERE o.first_dose IS NOT NULL
GROUP BY p.arm_id
UNION ALL
SELECT 'without_end', 0, p.arm_id, sum(NOT o.is_known)
FROM placed AS p JOIN observed AS o ON o.subject_id = p.subject_id
WHERE o.first_dose IS NOT NULL
GROUP BY p.arm_id
UNION ALL
SELECT 'without_start', 0, p.arm_id, count(*)
FROM placed AS p JOIN observed AS o ON o.subject_id = p.subject_id
WHERE o.first_dose IS NULL
GROUP BY p.arm_id
UNION ALL
SELECT f.level, f.key, p.arm_id, sum(o.last_day - max(o.first_dose, min(f.day, o.last_day)))
FROM first_event AS f
JOIN observed AS o ON o.subject_id = f.subject_id
JOIN placed AS p ON p.subject_id = f.subject_id
GROUP BY f.level, f.key, p.arm_id;
