-- What do the stored events say, as their rows said it? A flag that came with a supplement is not of the row.
-- Parameters: none. Columns: keys, position in the file, coding, assessments, days, codes, flags, criteria, content hash,
--   then the texts.
SELECT e.id, e.subject_id, e.line, e.byte_offset, e.coding_id, e.assessment_list_id, e.onset_earliest, e.onset_latest,
    e.end_earliest, e.end_latest, e.report_earliest, e.report_latest, e.severity, e.grade, e.serious, e.outcome,
    e.action, e.natural_progression, e.worsened_after_dose,
    iif(EXISTS (SELECT 1 FROM supplement AS s WHERE s.event_id = e.id AND s.sets_emergent), NULL, e.treatment_emergent),
    e.criteria, e.content, e.sequence, e.verbatim, e.onset_text, e.end_text, e.report_text
FROM event AS e;
