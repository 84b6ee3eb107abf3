-- Which (SOC, PT) paths have events coded to them?
-- Parameters: none. Columns: path_id, then key, code, name and comparison key of the SOC and of the PT.
SELECT p.id AS path_id, soc.id AS soc_id, soc.code AS soc_code, soc.name AS soc, soc.name_key AS soc_key,
    pt.id AS pt_id, pt.code AS pt_code, pt.name AS pt, pt.name_key AS pt_key, p.dictionary_id
FROM path AS p JOIN term AS soc ON soc.id = p.soc_id JOIN term AS pt ON pt.id = p.pt_id
WHERE p.id IN (SELECT path_id FROM coding)
ORDER BY p.id;
