-- Sets where a subject's row says what is stored.
-- Parameters in order: file, line, byte offset, subject.
UPDATE subject SET file_id = ?, line = ?, byte_offset = ? WHERE id = ?;
