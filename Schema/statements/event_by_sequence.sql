-- Is an event of this subject and sequence stored?
-- Parameters in order: subject, sequence. Columns: id, treatment_emergent.
SELECT id, treatment_emergent FROM event WHERE subject_id = ? AND sequence = ?;
