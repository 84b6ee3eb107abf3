-- Which term does a coding name, in which dictionary, and how was it found?
-- Parameter: the coding. Columns: method; name, version and language of the dictionary; SOC; name and code of the PT and the LLT.
SELECT m.name AS method, d.name AS dictionary, d.version, d.language, soc.name AS soc_name, pt.name AS pt_name,
    pt.code AS pt_code, llt.name AS llt_name, llt.code AS llt_code
FROM coding AS c
JOIN coding_method AS m ON m.id = c.method
JOIN dictionary AS d ON d.id = c.dictionary_id
JOIN path AS p ON p.id = c.path_id
JOIN term AS soc ON soc.id = p.soc_id
JOIN term AS pt ON pt.id = p.pt_id
LEFT JOIN term AS llt ON llt.id = c.llt_id
WHERE c.id = ?;
