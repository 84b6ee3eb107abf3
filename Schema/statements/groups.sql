-- Which groups has the study, in the order of their keys?
-- Columns: id, name.
SELECT id, name FROM reporting_group ORDER BY id;
