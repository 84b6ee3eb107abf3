-- Stores a term.
-- Parameters: the columns in the order named.
INSERT INTO term (
    dictionary_id, level, code, name, name_key, pt_id, file_id, line, byte_offset)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);
