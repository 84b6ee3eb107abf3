-- Stores the counts of an import run.
-- Parameters in order: read, stored, unchanged, rejected, ignored, duplicates, changed, missing, removed, run.
UPDATE import_run
SET rows_read = ?, rows_stored = ?, rows_unchanged = ?, rows_rejected = ?, rows_ignored = ?, duplicates = ?,
    rows_changed = ?, rows_missing = ?, rows_removed = ?
WHERE id = ?;
