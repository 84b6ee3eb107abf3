-- Under which other spellings, and under which LLTs, can the PTs and SOCs of coded events be looked up?
-- Parameters: none. Columns: term_id, name_key.
SELECT s.term_id, s.name_key
FROM term_synonym AS s
UNION
SELECT l.pt_id, l.name_key
FROM term AS l
WHERE l.level = 5;
