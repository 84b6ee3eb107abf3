-- Stores a source file of a run.
-- Parameters: the columns in the order named.
INSERT INTO source_file (
    run_id, name, sha256, bytes, fills, part, format)
VALUES (?, ?, ?, ?, ?, ?, ?);
