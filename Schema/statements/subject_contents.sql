-- What do the stored subjects say, as their rows said it?
-- Columns: those of subject, in the order of keys.
SELECT * FROM subject ORDER BY id;
