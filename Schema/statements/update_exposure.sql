-- Corrects an exposure.
-- Parameters: the columns in the order named, then the key.
UPDATE exposure
SET subject_id = ?, sequence = ?, product = ?, dose = ?, dose_unit = ?, route = ?, start_text = ?, start_earliest = ?,
    start_latest = ?, end_text = ?, end_earliest = ?, end_latest = ?, content = ?, file_id = ?, line = ?,
    byte_offset = ?
WHERE id = ?;
