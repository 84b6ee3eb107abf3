-- What does each coding say?
-- Parameters: none. Columns: id, path_id, dictionary_id.
SELECT id, path_id, dictionary_id FROM coding ORDER BY id;
