-- Which term of a dictionary level has this code?
-- Parameters in order: dictionary, level, code. Columns: id, name, name_key, pt_id.
SELECT id, name, name_key, pt_id FROM term WHERE dictionary_id = ? AND level = ? AND code = ?;
