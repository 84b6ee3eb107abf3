CREATE VIEW event_window AS
-- The first and the last day on which events of a subject can count (active rule set: window). For a window after any
-- dose, last_day is the last of all; gaps between doses are looked at event by event.
SELECT d.subject_id, d.first_dose,
    d.first_dose + iif(r.window_basis = 'days', r.window_first_day, 0) AS first_day,
    CASE r.window_basis
        WHEN 'days' THEN d.first_dose + r.window_last_day
        WHEN 'anniversary' THEN
            CAST(julianday(date(d.first_dose * 86400, 'unixepoch', '+1 year')) - 2440587.5 AS INTEGER)
        WHEN 'any_dose' THEN d.last_dose + r.window_last_day
        END AS last_day
FROM (SELECT subject_id, min(first_day) AS first_dose, max(last_day) AS last_dose FROM dose GROUP BY subject_id) AS d
CROSS JOIN rule AS r;
