-- Stores a refused row.
-- Parameters: the columns in the order named.
INSERT INTO reject (
    run_id, file_id, line, column_number, column_name, byte_offset, code, detail, row)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);
