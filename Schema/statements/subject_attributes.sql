-- Which other characteristics do the subjects have?
-- Columns: subject_id, name, value, in the order of subjects.
SELECT subject_id, name, value FROM subject_attribute ORDER BY subject_id, name;
