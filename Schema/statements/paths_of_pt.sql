-- Which paths has a PT? The primary one comes first.
-- Parameter: PT. Columns: id, is_primary; code and comparison key of the PT.
SELECT p.id, p.is_primary, t.code AS pt_code, t.name_key AS pt_key
FROM path AS p JOIN term AS t ON t.id = p.pt_id
WHERE p.pt_id = ?
ORDER BY p.is_primary DESC, p.id;
