-- Is an event of this subject and sequence stored, and with which content?
-- Parameters in order: subject, sequence. Columns: id, content, treatment_emergent.
SELECT id, content, treatment_emergent FROM event WHERE subject_id = ? AND sequence = ?;
