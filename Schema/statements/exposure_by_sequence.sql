-- Is an exposure of this subject and sequence stored, and with which content?
-- Parameters in order: subject, sequence. Columns: id, content.
SELECT id, content FROM exposure WHERE subject_id = ? AND sequence = ?;
