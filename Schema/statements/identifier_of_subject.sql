-- What is the identifier of a subject?
-- Parameter: the key. Column: identifier.
SELECT identifier FROM subject WHERE id = ?;
