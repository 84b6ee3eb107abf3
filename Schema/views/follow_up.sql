CREATE VIEW follow_up AS
-- When the observation of each subject begins and ends (active rule set: follow_up, window). It ends with the earliest
-- of end of follow-up, death and data cut, by their latest possible days; where none is known (is_known 0), with the
-- later of the last day of a dose and the day of the last counted event; never after the last day of the window, where
-- it has one, and never before the first dose. died is 1 where death ends it. NULL: a day that is not known.
SELECT subject_id, first_dose, last_day, known_day IS NOT NULL AS is_known,
    death_latest IS NOT NULL AND death_latest <= last_day AS died
FROM (
    SELECT subject_id, first_dose, death_latest, known_day, coalesce(max(capped_day, first_dose), capped_day) AS last_day
    FROM (
        SELECT *, coalesce(min(coalesce(known_day, seen_day), window_last), known_day, seen_day) AS capped_day
        FROM (
            SELECT s.id AS subject_id, w.first_dose, w.last_day AS window_last, s.death_latest,
                min(
                    coalesce(s.follow_up_end_latest, s.death_latest, r.data_cut),
                    coalesce(s.death_latest, r.data_cut, s.follow_up_end_latest),
                    coalesce(r.data_cut, s.follow_up_end_latest, s.death_latest)) AS known_day,
                coalesce(max(x.last_dose, e.last_event), x.last_dose, e.last_event) AS seen_day
            FROM subject AS s
            CROSS JOIN rule AS r
            LEFT JOIN event_window AS w ON w.subject_id = s.id
            LEFT JOIN (SELECT subject_id, max(last_day) AS last_dose FROM dose GROUP BY subject_id) AS x
                ON x.subject_id = s.id
            LEFT JOIN (
                SELECT subject_id, max(counted_day) AS last_event
                FROM event_disposition WHERE disposition = 'counted' GROUP BY subject_id
            ) AS e ON e.subject_id = s.id
        )
    )
);
