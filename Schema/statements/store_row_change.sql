-- Stores that a correction added, changed or removed a row.
-- Parameters in order: run, table, kind, key of the subject, sequence, name, file, former file, former line, former byte
--   offset.
INSERT INTO row_change (
    run_id, table_name, kind, subject, sequence, name, file_id, former_file_id, former_line, former_byte_offset)
VALUES (?, ?, ?, (SELECT identifier FROM subject WHERE id = ?), ?, ?, ?, ?, ?, ?);
