-- What does a stored event say, as its row said it?
-- Parameter: the key. Columns: those of event_contents, then the file.
SELECT e.id, e.subject_id, e.line, e.byte_offset, e.coding_id, e.assessment_list_id, e.onset_earliest, e.onset_latest,
    e.end_earliest, e.end_latest, e.report_earliest, e.report_latest, e.severity, e.grade, e.serious, e.outcome,
    e.action, e.natural_progression, e.worsened_after_dose,
    iif(EXISTS (SELECT 1 FROM supplement AS s WHERE s.event_id = e.id AND s.sets_emergent), NULL, e.treatment_emergent),
    e.criteria, e.content, e.sequence, e.verbatim, e.onset_text, e.end_text, e.report_text, e.file_id
FROM event AS e
WHERE e.id = ?;
