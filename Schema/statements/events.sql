-- What do given events say, for a listing?
-- Parameters: :events (JSON list of keys); :dictionary_name, :dictionary_version (of the dictionary whose coding
--   counts; the name is NULL for any).
-- Columns: the event as stored, its subject, its SOC and PT, its place in the source file, and its duration in days, both
--   ends included, where both dates are complete.
SELECT e.id, s.identifier, s.site, s.planned_arm, e.sequence, e.verbatim, soc.name AS soc, pt.name AS pt,
    coalesce(e.onset_text, date(e.onset_earliest * 86400, 'unixepoch')) AS onset,
    coalesce(e.end_text, date(e.end_earliest * 86400, 'unixepoch')) AS end, e.severity, e.grade, e.serious, e.criteria, e.outcome, e.action,
    e.assessment_list_id, e.file_id, e.line, e.byte_offset,
    iif(e.onset_earliest = e.onset_latest AND e.end_earliest = e.end_latest, e.end_latest - e.onset_earliest + 1, NULL)
        AS duration
FROM json_each(:events) AS k
CROSS JOIN event AS e
CROSS JOIN subject AS s
LEFT JOIN coding AS c
    ON c.id = e.coding_id
        AND (:dictionary_name IS NULL OR c.dictionary_id IN (
            SELECT d.id FROM dictionary AS d WHERE d.name = :dictionary_name AND d.version = :dictionary_version))
LEFT JOIN path AS t ON t.id = c.path_id
LEFT JOIN term AS soc ON soc.id = t.soc_id
LEFT JOIN term AS pt ON pt.id = t.pt_id
WHERE e.id = k.value AND s.id = e.subject_id;
