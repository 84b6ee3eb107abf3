-- Which (SOC, PT) paths that events are coded to have a PT or a SOC with a name, a spelling or an LLT that contains a
-- text?
-- Parameters: :key (the comparison key of the text). Column: path_id.
WITH found AS MATERIALIZED (
    SELECT iif(level = 5, pt_id, id) AS id FROM term WHERE level IN (1, 4, 5) AND instr(name_key, :key)
    UNION
    SELECT term_id FROM term_synonym WHERE instr(name_key, :key)
)
SELECT p.id AS path_id
FROM path AS p
WHERE (p.pt_id IN (SELECT id FROM found) OR p.soc_id IN (SELECT id FROM found))
    AND EXISTS (SELECT 1 FROM coding AS c WHERE c.path_id = p.id);
