-- The doses as columns for the counter, in the order of subjects.
-- Parameters: none. Columns: subject_id, first_day, last_day.
SELECT subject_id, first_day, last_day FROM dose ORDER BY subject_id, first_day, last_day;
