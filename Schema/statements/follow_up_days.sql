-- For how many days was each subject of the population observed (view follow_up), both ends included?
-- Parameters: none. Columns: subject_id, days; without the subjects that have no first dose.
SELECT f.subject_id, f.last_day - f.first_dose + 1 AS days
FROM follow_up AS f
WHERE f.first_dose IS NOT NULL AND f.last_day IS NOT NULL
    AND f.subject_id IN (SELECT p.subject_id FROM safety_population AS p);
