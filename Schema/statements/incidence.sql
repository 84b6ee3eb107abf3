-- The reference count: how many of the selected events, and in how many subjects, per arm and in total, for any event,
-- for each SOC, for each (SOC, PT) and for given groups of paths? The events are those of select_events.sql.
-- Parameter: :groups (JSON list of lists of path keys).
-- Columns: level (any, soc, path, group); key (SOC key, path key or position of the group; 0 = not coded);
--   arm_id (NULL = total, counted without the arm); events; subjects (distinct).
WITH wanted AS MATERIALIZED (
    SELECT g.key AS group_position, p.value AS path_id
    FROM json_each(:groups) AS g CROSS JOIN json_each(g.value) AS p
),
grouped AS (
    SELECT w.group_position, c.event_id, c.subject_id, c.arm_id
    FROM temp.selected_event AS c CROSS JOIN wanted AS w
    WHERE w.path_id = c.path_id
)
SELECT 'any' AS level, 0 AS key, arm_id, count(*) AS events, count(DISTINCT subject_id) AS subjects
FROM temp.selected_event GROUP BY arm_id
UNION ALL
SELECT 'any', 0, NULL, count(*), count(DISTINCT subject_id) FROM temp.selected_event
UNION ALL
SELECT 'soc', soc_id, arm_id, count(*), count(DISTINCT subject_id) FROM temp.selected_event GROUP BY soc_id, arm_id
UNION ALL
SELECT 'soc', soc_id, NULL, count(*), count(DISTINCT subject_id) FROM temp.selected_event GROUP BY soc_id
UNION ALL
SELECT 'path', path_id, arm_id, count(*), count(DISTINCT subject_id) FROM temp.selected_event GROUP BY path_id, arm_id
UNION ALL
SELECT 'path', path_id, NULL, count(*), count(DISTINCT subject_id) FROM temp.selected_event GROUP BY path_id
UNION ALL
SELECT 'group', group_position, arm_id, count(*), count(DISTINCT subject_id)
FROM grouped GROUP BY group_position, arm_id
UNION ALL
SELECT 'group', group_position, NULL, count(*), count(DISTINCT subject_id) FROM grouped GROUP BY group_position;
