-- By which words was each stored coding found?
-- Columns: id, method; name, version and language of the dictionary; codes of the LLT and the PT; comparison keys of SOC, PT and LLT.
SELECT c.id, c.method, d.name AS dictionary, d.version, d.language, llt.code AS llt_code, pt.code AS pt_code, soc.name_key AS soc_key, pt.name_key AS pt_key,
    llt.name_key AS llt_key
FROM coding AS c
JOIN dictionary AS d ON d.id = c.dictionary_id
JOIN path AS p ON p.id = c.path_id
JOIN term AS soc ON soc.id = p.soc_id
JOIN term AS pt ON pt.id = p.pt_id
LEFT JOIN term AS llt ON llt.id = c.llt_id;
