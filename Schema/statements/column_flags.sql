-- The population flags that are yes, for the counter.
-- Parameters: none. Columns: name, subject_id.
SELECT name, subject_id FROM subject_flag WHERE value = 1 ORDER BY name, subject_id;
