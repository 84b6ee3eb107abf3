-- Is an event of this subject and sequence stored, and with which content?
-- Parameters in order: subject, sequence. Columns: id, content.
SELECT id, content FROM event WHERE subject_id = ? AND sequence = ?;
