-- Which population flags and characteristics of the study's own have subjects?
-- Parameters: none. Columns: kind (flag, attribute); name.
SELECT DISTINCT 'flag' AS kind, name FROM subject_flag
UNION
SELECT DISTINCT 'attribute', name FROM subject_attribute
ORDER BY kind, name;
