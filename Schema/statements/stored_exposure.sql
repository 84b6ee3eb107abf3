-- What does a stored exposure say, as its row said it?
-- Parameter: the key. Columns: those of exposure.
SELECT * FROM exposure WHERE id = ?;
