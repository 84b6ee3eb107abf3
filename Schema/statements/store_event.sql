-- Stores events, one or several at a time.
-- Parameters: the columns in the order named, for each event.
INSERT INTO event (
    subject_id, sequence, verbatim, onset_text, onset_earliest, onset_latest, end_text, end_earliest, end_latest,
    report_text, report_earliest, report_latest, severity, grade, serious, criteria, assessment_list_id, coding_id,
    outcome, action, natural_progression, worsened_after_dose, treatment_emergent, duplicate_of, content, file_id,
    line, byte_offset)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
