-- Stores a path from SOC to PT.
-- Parameters: the columns in the order named.
INSERT INTO path (
    dictionary_id, soc_id, hlgt_id, hlt_id, pt_id, is_primary, file_id, line, byte_offset)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);
