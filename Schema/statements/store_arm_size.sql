-- Stores the N of an arm as delivered.
-- Parameters in order: arm, subjects, deaths, content, file, line, byte offset.
INSERT INTO arm_size (arm_id, subjects, deaths, content, file_id, line, byte_offset) VALUES (?, ?, ?, ?, ?, ?, ?);
