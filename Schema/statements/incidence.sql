-- The reference count: how many counted events, and in how many subjects, per arm and in total, for any event, for
-- each SOC, for each (SOC, PT) and for given groups of paths?
-- Parameters: :serious, :non_serious, :related, :fatal (1 asks for such events only); :severities (JSON list of severity codes or
--   NULL; a grade stands for the code of its number where no severity is given); :paths (JSON list of path keys, 0 = not coded,
--   or NULL); :events (JSON list of event keys or NULL); :arms (JSON list of keys, or
--   NULL); :subject (key or NULL); :first_day, :last_day (days since 1970-01-01 or NULL);
--   :groups (JSON list of lists of path keys).
-- Columns: level (any, soc, path, group); key (SOC key, path key or position of the group; 0 = not coded);
--   arm_id (NULL = total, counted without the arm); events; subjects (distinct).
WITH chosen AS MATERIALIZED (
    SELECT event_id, subject_id, arm_id, soc_id, path_id
    FROM event_in_window
    WHERE (:serious = 0 OR is_serious)
        AND (:non_serious = 0 OR NOT is_serious)
        AND (:related = 0 OR is_related)
        AND (:fatal = 0 OR is_fatal)
        AND (:severities IS NULL
            OR coalesce((SELECT v.id FROM severity AS v WHERE v.name = event_in_window.severity), grade)
                IN (SELECT value FROM json_each(:severities)))
        AND (:paths IS NULL OR path_id IN (SELECT value FROM json_each(:paths)))
        AND (:events IS NULL OR event_id IN (SELECT value FROM json_each(:events)))
        AND (:arms IS NULL OR arm_id IN (SELECT value FROM json_each(:arms)))
        AND (:subject IS NULL OR subject_id = :subject)
        AND (:first_day IS NULL OR counted_day >= :first_day)
        AND (:last_day IS NULL OR counted_day <= :last_day)
),
wanted AS MATERIALIZED (
    SELECT g.key AS group_position, p.value AS path_id
    FROM json_each(:groups) AS g CROSS JOIN json_each(g.value) AS p
),
grouped AS (
    SELECT w.group_position, c.event_id, c.subject_id, c.arm_id
    FROM chosen AS c CROSS JOIN wanted AS w
    WHERE w.path_id = c.path_id
)
SELECT 'any' AS level, 0 AS key, arm_id, count(*) AS events, count(DISTINCT subject_id) AS subjects
FROM chosen GROUP BY arm_id
UNION ALL
SELECT 'any', 0, NULL, count(*), count(DISTINCT subject_id) FROM chosen
UNION ALL
SELECT 'soc', soc_id, arm_id, count(*), count(DISTINCT subject_id) FROM chosen GROUP BY soc_id, arm_id
UNION ALL
SELECT 'soc', soc_id, NULL, count(*), count(DISTINCT subject_id) FROM chosen GROUP BY soc_id
UNION ALL
SELECT 'path', path_id, arm_id, count(*), count(DISTINCT subject_id) FROM chosen GROUP BY path_id, arm_id
UNION ALL
SELECT 'path', path_id, NULL, count(*), count(DISTINCT subject_id) FROM chosen GROUP BY path_id
UNION ALL
SELECT 'group', group_position, arm_id, count(*), count(DISTINCT subject_id)
FROM grouped GROUP BY group_position, arm_id
UNION ALL
SELECT 'group', group_position, NULL, count(*), count(DISTINCT subject_id) FROM grouped GROUP BY group_position;
