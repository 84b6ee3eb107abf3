-- Sets where a row says what is stored of an exposure.
-- Parameters in order: file, line, byte offset, exposure.
UPDATE exposure SET file_id = ?, line = ?, byte_offset = ? WHERE id = ?;
