-- The events of given subjects as the packed columns hold them, in the order of subjects.
-- Parameters: JSON list of keys. Columns: those of column_events_stored.sql.
SELECT e.id, e.subject_id, e.coding_id, e.onset_earliest, e.onset_latest, e.report_earliest, e.report_latest,
    e.end_latest, e.assessment_list_id, e.criteria, e.severity, e.grade, e.serious, e.treatment_emergent,
    e.natural_progression, e.worsened_after_dose, e.duplicate_of, e.outcome, e.action
FROM json_each(?) AS k CROSS JOIN event AS e
WHERE e.subject_id = k.value
ORDER BY e.subject_id;
