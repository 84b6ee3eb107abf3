CREATE VIEW event_in_window AS
-- The events that count: of the safety population, in the window, not left out by any rule (active rule set).
-- soc_id and path_id are 0 for an event without a code. counted_day counts from 1970-01-01; study_day has no day 0.
SELECT d.event_id, d.subject_id, p.subject, p.arm_id, p.arm,
    coalesce(t.soc_id, 0) AS soc_id, coalesce(t.id, 0) AS path_id,
    coalesce(soc.name, 'Not coded') AS soc, pt.name AS pt, e.verbatim,
    coalesce(e.onset_text, date(e.onset_earliest * 86400, 'unixepoch')) AS onset,
    coalesce(e.end_text, date(e.end_earliest * 86400, 'unixepoch')) AS end,
    d.counted_day,
    d.counted_day - p.first_dose + (d.counted_day >= p.first_dose) AS study_day,
    (SELECT name FROM severity WHERE id = e.severity) AS severity, e.grade,
    (SELECT name FROM outcome WHERE id = e.outcome) AS outcome,
    s.is_serious, s.is_fatal, a.is_related
FROM event_disposition AS d
JOIN event AS e ON e.id = d.event_id
JOIN safety_population AS p ON p.subject_id = d.subject_id
JOIN event_seriousness AS s ON s.event_id = d.event_id
JOIN event_relatedness AS a ON a.event_id = d.event_id
LEFT JOIN coding AS c ON c.id = e.coding_id AND c.dictionary_id IN (SELECT id FROM counted_dictionary)
LEFT JOIN path AS t ON t.id = c.path_id
LEFT JOIN term AS soc ON soc.id = t.soc_id
LEFT JOIN term AS pt ON pt.id = t.pt_id
WHERE d.disposition = 'counted';
