CREATE VIEW excluded_event AS
-- The stored events that do not count, each with the first reason that holds (active rule set).
SELECT d.event_id, s.identifier AS subject, e.sequence, e.verbatim,
    coalesce(e.onset_text, date(e.onset_earliest * 86400, 'unixepoch')) AS onset, d.disposition AS reason
FROM event_disposition AS d
JOIN event AS e ON e.id = d.event_id
JOIN subject AS s ON s.id = d.subject_id
WHERE d.disposition <> 'counted';
