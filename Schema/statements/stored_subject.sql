-- What does a stored subject say, as its row said it?
-- Parameter: the key. Columns: those of subject.
SELECT * FROM subject WHERE id = ?;
