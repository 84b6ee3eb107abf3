-- Stores an event.
-- Parameters: the columns in the order named.
INSERT INTO event (
    subject_id, sequence, verbatim, onset_written, onset_earliest, onset_latest, end_written, end_earliest,
    end_latest, report_written, report_earliest, report_latest, severity, grade, serious, outcome, action,
    natural_progression, worsened_after_dose, treatment_emergent, duplicate_of, content, file_id, line,
    byte_offset)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
