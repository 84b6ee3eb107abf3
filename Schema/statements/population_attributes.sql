-- What are subjects by characteristics of the study's own?
-- Parameters: none. Columns: subject_id, name, value, in the order of subjects and names.
SELECT subject_id, name, value FROM subject_attribute ORDER BY subject_id, name;
