-- Which term of a dictionary level has this comparison key?
-- Parameters in order: dictionary, level, comparison key. Columns: id, name, name_key, pt_id.
SELECT id, name, name_key, pt_id FROM term
WHERE dictionary_id = ? AND level = ? AND name_key = ?
ORDER BY id;
