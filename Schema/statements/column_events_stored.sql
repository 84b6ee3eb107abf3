-- The events as the packed columns hold them, in the order in which they are stored: that of a bulk load is the order
-- of subjects.
-- Parameters: none. Columns: id, subject_id, coding_id, the days, assessment_list_id, criteria, severity, grade, serious,
--   treatment_emergent, natural_progression, worsened_after_dose, duplicate_of, outcome, action.
SELECT id, subject_id, coding_id, onset_earliest, onset_latest, report_earliest, report_latest, end_latest,
    assessment_list_id, criteria, severity, grade, serious, treatment_emergent, natural_progression,
    worsened_after_dose, duplicate_of, outcome, action
FROM event NOT INDEXED ORDER BY id;
