-- Which is the first event of this subject with this content?
-- Parameters in order: subject, content. Column: id.
SELECT min(id) AS id FROM event WHERE subject_id = ? AND content = ?;
