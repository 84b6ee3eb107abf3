CREATE VIEW dose AS
-- Each dose of a subject as first and last possible day. An exposure without a start is no dose here, though it makes
-- its subject exposed; one without an end lasted a day.
SELECT subject_id, start_earliest AS first_day, max(start_earliest, coalesce(end_latest, start_earliest)) AS last_day
FROM exposure
WHERE start_earliest IS NOT NULL;
