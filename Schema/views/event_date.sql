CREATE VIEW event_date AS
-- The dates of each stored event as they were written.
SELECT e.id AS event_id, coalesce(e.onset_text, date(e.onset_earliest * 86400, 'unixepoch')) AS onset,
    coalesce(e.end_text, date(e.end_earliest * 86400, 'unixepoch')) AS end,
    coalesce(e.report_text, date(e.report_earliest * 86400, 'unixepoch')) AS report
FROM event AS e;
