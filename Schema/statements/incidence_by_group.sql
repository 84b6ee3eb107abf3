-- The reference count where subjects count in groups, which overlap: how many of the selected events, and in how many
-- subjects, per group and in total of all columns, for any event, for each SOC, for each (SOC, PT) and for given groups
-- of paths? The events are those of select_events.sql. An event counts once in each group of its subject, and once in
-- total.
-- Parameters: :groups (JSON list of lists of path keys); :arms (JSON list of keys of groups, or NULL for all).
-- Columns: those of incidence.sql; arm_id is the key of a group.
WITH member AS MATERIALIZED (
    SELECT subject_id, group_id FROM counted_group
    WHERE :arms IS NULL OR group_id IN (SELECT value FROM json_each(:arms))
),
wanted AS MATERIALIZED (
    SELECT g.key AS group_position, p.value AS path_id
    FROM json_each(:groups) AS g CROSS JOIN json_each(g.value) AS p
),
grouped AS (
    SELECT w.group_position, c.event_id, c.subject_id
    FROM temp.selected_event AS c CROSS JOIN wanted AS w
    WHERE w.path_id = c.path_id
),
by_group AS MATERIALIZED (
    SELECT c.event_id, c.subject_id, c.soc_id, c.path_id, m.group_id AS arm_id
    FROM temp.selected_event AS c JOIN member AS m ON m.subject_id = c.subject_id
)
SELECT 'any' AS level, 0 AS key, arm_id, count(*) AS events, count(DISTINCT subject_id) AS subjects
FROM by_group GROUP BY arm_id
UNION ALL
SELECT 'any', 0, NULL, count(*), count(DISTINCT subject_id) FROM temp.selected_event
UNION ALL
SELECT 'soc', soc_id, arm_id, count(*), count(DISTINCT subject_id) FROM by_group GROUP BY soc_id, arm_id
UNION ALL
SELECT 'soc', soc_id, NULL, count(*), count(DISTINCT subject_id) FROM temp.selected_event GROUP BY soc_id
UNION ALL
SELECT 'path', path_id, arm_id, count(*), count(DISTINCT subject_id) FROM by_group GROUP BY path_id, arm_id
UNION ALL
SELECT 'path', path_id, NULL, count(*), count(DISTINCT subject_id) FROM temp.selected_event GROUP BY path_id
UNION ALL
SELECT 'group', g.group_position, m.group_id, count(*), count(DISTINCT g.subject_id)
FROM grouped AS g JOIN member AS m ON m.subject_id = g.subject_id GROUP BY g.group_position, m.group_id
UNION ALL
SELECT 'group', group_position, NULL, count(*), count(DISTINCT subject_id) FROM grouped GROUP BY group_position;
