-- Which other characteristics has a subject?
-- Parameter: the key. Columns: name, value.
SELECT name, value FROM subject_attribute WHERE subject_id = ? ORDER BY name;
