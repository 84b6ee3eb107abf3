CREATE VIEW event_disposition AS
-- What the rules make of every stored event: counted, or left out for the first reason that holds (active rule set).
-- Order of the reasons: outside_population, before_first_dose, after_window, onset_unusable, not_emergent,
-- natural_progression, duplicate.
SELECT d.event_id, d.subject_id, d.counted_day,
    CASE
        WHEN NOT EXISTS (SELECT 1 FROM safety_population AS p WHERE p.subject_id = d.subject_id) THEN 'outside_population'
        ELSE coalesce(
            CASE
                WHEN r.window_basis = 'all' THEN NULL
                WHEN r.window_basis = 'emergent_flag' THEN iif(e.treatment_emergent IS 1, NULL, 'not_emergent')
                WHEN d.earliest IS NULL OR d.first_dose IS NULL THEN CASE
                    WHEN r.missing_date = 'excluded' THEN 'onset_unusable'
                    WHEN e.end_latest < d.first_dose THEN 'before_first_dose'
                    END
                WHEN r.partial_date = 'certain_only' AND d.earliest < d.latest THEN CASE
                    WHEN d.latest < d.first_day THEN
                        iif(r.worsened_before = 'counts' AND e.worsened_after_dose IS 1, NULL, 'before_first_dose')
                    WHEN d.earliest > d.last_day THEN 'after_window'
                    WHEN r.window_basis = 'any_dose' THEN iif(
                        EXISTS (
                            SELECT 1 FROM dose AS x
                            WHERE x.subject_id = d.subject_id AND d.earliest >= x.first_day
                                AND d.latest <= x.last_day + r.window_last_day),
                        NULL, 'onset_unusable')
                    WHEN d.earliest < d.first_day OR d.latest > d.last_day THEN 'onset_unusable'
                    END
                WHEN d.counted_day < d.first_day THEN
                    iif(r.worsened_before = 'counts' AND e.worsened_after_dose IS 1, NULL, 'before_first_dose')
                WHEN d.counted_day > d.last_day THEN 'after_window'
                WHEN r.window_basis = 'any_dose' AND NOT EXISTS (
                    SELECT 1 FROM dose AS x
                    WHERE x.subject_id = d.subject_id
                        AND d.counted_day BETWEEN x.first_day AND x.last_day + r.window_last_day)
                    THEN 'after_window'
                END,
            iif(r.natural_progression = 'excluded' AND e.natural_progression IS 1, 'natural_progression', NULL),
            iif(r.duplicates = 'exclude_exact' AND e.duplicate_of IS NOT NULL, 'duplicate', NULL),
            'counted')
        END AS disposition
FROM event_day AS d
JOIN event AS e ON e.id = d.event_id
CROSS JOIN rule AS r;
