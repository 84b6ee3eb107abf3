-- Which paths has a PT? The primary one comes first.
-- Parameter: PT. Columns: id, is_primary.
SELECT id, is_primary FROM path WHERE pt_id = ? ORDER BY is_primary DESC, id;
