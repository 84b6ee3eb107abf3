-- Stores an import run; its counts follow at its end.
-- Parameters: the columns in the order named.
INSERT INTO import_run (
    program_version, profile, profile_text, actor, started, on_reject, ignored_columns, accepted, reason, rows_read,
    rows_stored, rows_unchanged, rows_rejected, rows_ignored, duplicates)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0);
