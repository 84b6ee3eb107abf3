-- What is the content hash of a subject's row?
-- Parameter: subject. Column: content.
SELECT content FROM subject WHERE id = ?;
