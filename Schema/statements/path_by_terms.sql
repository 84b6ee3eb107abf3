-- Is this path stored, and is it primary?
-- Parameters in order: PT, SOC, HLGT, HLT (0 where absent). Columns: id, is_primary.
SELECT id, is_primary FROM path
WHERE pt_id = ? AND soc_id = ? AND coalesce(hlgt_id, 0) = ? AND coalesce(hlt_id, 0) = ?;
