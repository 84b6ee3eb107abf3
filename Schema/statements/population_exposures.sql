-- What do the exposures of subjects say of amounts and days?
-- Parameters: none. Columns: subject_id; dose; dose_unit; first_day and last_day as the view dose has them, NULL where the
--   exposure is no dose; in the order of subjects and sequences.
SELECT subject_id, dose, dose_unit, start_earliest AS first_day,
    max(start_earliest, coalesce(end_latest, start_earliest)) AS last_day
FROM exposure ORDER BY subject_id, sequence;
