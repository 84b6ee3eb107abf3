-- Which population flags has a subject?
-- Parameter: the key. Columns: name, value.
SELECT name, value FROM subject_flag WHERE subject_id = ? ORDER BY name;
