-- The exposures in the order of subjects.
-- Parameters: none. Columns: subject_id; the first and the last day of the dose as the view dose has them, NULL where
--   the exposure is no dose.
SELECT subject_id, start_earliest, max(start_earliest, coalesce(end_latest, start_earliest)) AS last_day
FROM exposure ORDER BY subject_id;
