-- How long is each subject of the population with a first dose observed, and on which days after it are its selected
-- events? The events are those of select_events.sql; subjects count in arms.
-- Parameters: :arms (JSON list of keys, or NULL); :subjects (JSON list of keys, or NULL).
-- Columns: arm_id; subject_id; last_day, day (from 1, the day of the first dose; day is NULL for a subject without an
--   event); died, in the order of subjects and days, a row for each event.
SELECT p.arm_id, p.subject_id, f.last_day - f.first_dose + 1 AS last_day, f.died,
    iif(e.event_id IS NULL, NULL,
        max(1, min(coalesce(e.counted_day, f.first_dose), f.last_day) - f.first_dose + 1)) AS day
FROM safety_population AS p
JOIN follow_up AS f ON f.subject_id = p.subject_id
LEFT JOIN temp.selected_event AS e ON e.subject_id = p.subject_id
WHERE p.arm_id IS NOT NULL
    AND f.first_dose IS NOT NULL
    AND (:arms IS NULL OR p.arm_id IN (SELECT value FROM json_each(:arms)))
    AND (:subjects IS NULL OR p.subject_id IN (SELECT value FROM json_each(:subjects)))
ORDER BY p.subject_id, day;
