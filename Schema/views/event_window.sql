CREATE VIEW event_window AS
-- The first and the last day on which events of a subject can count (active rule set: window). NULL where no dose has
-- a start. For a window after any dose, last_day is the last of all; gaps between doses are looked at event by event.
SELECT d.subject_id, d.first_dose,
    d.first_dose + iif(r.window_basis = 'days', r.window_first_day, 0) AS first_day,
    CASE r.window_basis
        WHEN 'days' THEN d.first_dose + r.window_last_day
        WHEN 'anniversary' THEN
            CAST(julianday(date(d.first_dose * 86400, 'unixepoch', '+1 year')) - 2440587.5 AS INTEGER)
        WHEN 'any_dose' THEN d.last_dose + r.window_last_day
        END AS last_day
FROM (
    SELECT s.id AS subject_id,
        (SELECT min(x.first_day) FROM dose AS x WHERE x.subject_id = s.id) AS first_dose,
        (SELECT max(x.last_day) FROM dose AS x WHERE x.subject_id = s.id) AS last_dose
    FROM subject AS s
) AS d
CROSS JOIN rule AS r;
