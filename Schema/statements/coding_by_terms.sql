-- Is this coding stored?
-- Parameters in order: path, LLT (0 for none), method. Column: id.
SELECT id FROM coding WHERE path_id = ? AND coalesce(llt_id, 0) = ? AND method = ?;
