-- The events as the packed columns hold them, in the order of subjects, by the index.
-- Parameters: none. Columns: those of column_events_stored.sql.
SELECT id, subject_id, coding_id, onset_earliest, onset_latest, report_earliest, report_latest, end_latest,
    assessment_list_id, criteria, severity, grade, serious, treatment_emergent, natural_progression,
    worsened_after_dose, duplicate_of, outcome, action
FROM event INDEXED BY event_by_sequence ORDER BY subject_id;
