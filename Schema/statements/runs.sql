-- What was imported, when, by whom and with which outcome?
-- Parameters: none. Columns: one row a run, with the names of its files.
SELECT r.id, r.started, r.actor, r.program_version, r.profile, r.on_reject, r.reason, r.rows_read, r.rows_stored,
    r.rows_unchanged, r.rows_rejected, r.rows_ignored, r.duplicates, r.rows_changed, r.rows_missing, r.rows_removed,
    (SELECT group_concat(name, ', ') FROM (
        SELECT f.name FROM source_file AS f WHERE f.run_id = r.id ORDER BY f.id)) AS files
FROM import_run AS r
ORDER BY r.id;
