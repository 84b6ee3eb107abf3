CREATE VIEW event_day AS
-- The day each stored event counts on (active rule set: date basis): the earliest possible day of its date, but not
-- before the first dose if that day is possible. NULL when the date is missing.
SELECT e.id AS event_id, e.subject_id, w.first_dose, w.first_day, w.last_day,
    iif(r.window_date = 'report', e.report_earliest, e.onset_earliest) AS earliest,
    iif(r.window_date = 'report', e.report_latest, e.onset_latest) AS latest,
    CASE
        WHEN w.first_dose IS NULL THEN iif(r.window_date = 'report', e.report_earliest, e.onset_earliest)
        WHEN r.window_date = 'report' THEN max(e.report_earliest, min(w.first_dose, e.report_latest))
        ELSE max(e.onset_earliest, min(w.first_dose, e.onset_latest))
        END AS counted_day
FROM event AS e
CROSS JOIN rule AS r
LEFT JOIN event_window AS w ON w.subject_id = e.subject_id;
