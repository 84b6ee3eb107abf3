-- Which PT does a path end in?
-- Parameter: path. Columns: code, name_key.
SELECT t.code, t.name_key FROM path AS p JOIN term AS t ON t.id = p.pt_id WHERE p.id = ?;
