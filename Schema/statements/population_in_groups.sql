-- How many subjects of the population are in at least one of some groups?
-- Parameters: :arms (JSON list of keys of groups, or NULL for all); :subjects (JSON list of keys to which the population
--   is held, or NULL). Column: subjects.
SELECT count(DISTINCT subject_id) AS subjects FROM counted_group
WHERE (:arms IS NULL OR group_id IN (SELECT value FROM json_each(:arms)))
    AND (:subjects IS NULL OR subject_id IN (SELECT value FROM json_each(:subjects)));
