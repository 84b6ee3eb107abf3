-- The population flags that are yes, in the order of subjects.
-- Parameters: none. Columns: subject_id, name.
SELECT subject_id, name FROM subject_flag WHERE value = 1 ORDER BY subject_id, name;
