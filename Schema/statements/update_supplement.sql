-- Corrects what a delivery adds to an event.
-- Parameters: the columns in the order named, then the key.
UPDATE supplement SET value = ?, treatment_emergent = ?, content = ?, file_id = ?, line = ?, byte_offset = ? WHERE id = ?;
