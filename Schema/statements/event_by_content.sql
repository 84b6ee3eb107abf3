-- Which is the first event of this subject with this content?
-- Parameters in order: subject, content. Column: id.
SELECT id FROM event WHERE subject_id = ?1 AND content = ?2 ORDER BY id LIMIT 1;
