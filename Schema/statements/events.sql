-- Which events does a selection hold, in the order of a listing (subject, counted day, sequence)?
-- Parameters: those of incidence.sql, and :all (1 lists every stored event, counted or not).
-- Columns: the event as stored and decoded, its disposition, and its source file, line and byte offset.
SELECT e.id, s.identifier AS subject, s.site, coalesce(p.arm, s.planned_arm) AS arm, e.sequence, e.verbatim,
    soc.name AS soc, pt.name AS pt, e.onset_written, e.end_written, d.counted_day, p.first_dose, e.severity, e.grade, e.serious,
    e.criteria, e.outcome, e.action, d.disposition, a.is_related, x.is_serious,
    f.name AS file, f.sha256, f.bytes, e.line, e.byte_offset
FROM event_disposition AS d
JOIN event AS e ON e.id = d.event_id
JOIN subject AS s ON s.id = e.subject_id
JOIN source_file AS f ON f.id = e.file_id
JOIN event_seriousness AS x ON x.event_id = e.id
JOIN event_relatedness AS a ON a.event_id = e.id
LEFT JOIN safety_population AS p ON p.subject_id = e.subject_id
LEFT JOIN event_coding AS c ON c.event_id = e.id
LEFT JOIN path AS t ON t.id = c.path_id
LEFT JOIN term AS soc ON soc.id = t.soc_id
LEFT JOIN term AS pt ON pt.id = t.pt_id
WHERE (:all = 1 OR d.disposition = 'counted')
    AND (:serious = 0 OR x.is_serious)
    AND (:related = 0 OR a.is_related)
    AND (:fatal = 0 OR x.is_fatal)
    AND (:paths IS NULL OR coalesce(t.id, 0) IN (SELECT value FROM json_each(:paths)))
    AND (:arm IS NULL OR p.arm_id = :arm)
    AND (:subject IS NULL OR e.subject_id = :subject)
    AND (:first_day IS NULL OR d.counted_day >= :first_day)
    AND (:last_day IS NULL OR d.counted_day <= :last_day)
ORDER BY s.identifier, d.counted_day IS NULL, d.counted_day, e.sequence, e.id;
