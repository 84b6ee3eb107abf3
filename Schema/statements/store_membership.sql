-- Stores that a subject is in a group.
-- Parameters in order: subject, group, content, file, line, byte offset.
INSERT INTO group_membership (subject_id, group_id, content, file_id, line, byte_offset) VALUES (?, ?, ?, ?, ?, ?);
