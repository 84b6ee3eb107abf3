-- Which (SOC, PT) paths that events are coded to have a SOC and a PT of given names?
-- Parameters: :soc, :pt (as asked, for codes; NULL asks for any); :soc_key, :pt_key (their comparison keys).
-- Columns: those of paths.sql; is_own (1: the PT is found by its code or its own name, not by another spelling or an LLT).
WITH soc_found AS MATERIALIZED (
    SELECT t.id FROM dictionary AS d CROSS JOIN term AS t
    WHERE t.dictionary_id = d.id AND t.level = 1 AND t.name_key = :soc_key
    UNION
    SELECT t.id FROM dictionary AS d CROSS JOIN term AS t
    WHERE t.dictionary_id = d.id AND t.level = 1 AND t.code = :soc
    UNION
    SELECT term_id FROM term_synonym WHERE name_key = :soc_key
),
pt_own AS MATERIALIZED (
    SELECT t.id FROM dictionary AS d CROSS JOIN term AS t
    WHERE t.dictionary_id = d.id AND t.level = 4 AND t.name_key = :pt_key
    UNION
    SELECT t.id FROM dictionary AS d CROSS JOIN term AS t
    WHERE t.dictionary_id = d.id AND t.level = 4 AND t.code = :pt
),
pt_found AS MATERIALIZED (
    SELECT id FROM pt_own
    UNION
    SELECT t.pt_id FROM dictionary AS d CROSS JOIN term AS t
    WHERE t.dictionary_id = d.id AND t.level = 5 AND t.name_key = :pt_key
    UNION
    SELECT term_id FROM term_synonym WHERE name_key = :pt_key
)
SELECT p.id AS path_id, soc.id AS soc_id, soc.code AS soc_code, soc.name AS soc, soc.name_key AS soc_key,
    pt.id AS pt_id, pt.code AS pt_code, pt.name AS pt, pt.name_key AS pt_key, p.dictionary_id,
    p.pt_id IN (SELECT id FROM pt_own) AS is_own
FROM path AS p CROSS JOIN term AS soc CROSS JOIN term AS pt
WHERE (:soc IS NULL OR p.soc_id IN (SELECT id FROM soc_found))
    AND (:pt IS NULL OR p.pt_id IN (SELECT id FROM pt_found))
    AND EXISTS (SELECT 1 FROM coding AS c WHERE c.path_id = p.id)
    AND soc.id = p.soc_id AND pt.id = p.pt_id
ORDER BY p.id;
