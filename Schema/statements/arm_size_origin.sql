-- Where did the N of an arm come from?
-- Parameter: arm. Columns: file_id, line, byte_offset.
SELECT file_id, line, byte_offset FROM arm_size WHERE arm_id = ?;
