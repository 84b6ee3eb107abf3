-- Which other characteristics have given subjects?
-- Parameter: JSON list of keys. Columns: subject_id, name, value.
SELECT a.subject_id, a.name, a.value
FROM json_each(?) AS k CROSS JOIN subject_attribute AS a
WHERE a.subject_id = k.value
ORDER BY a.subject_id, a.name;
