-- Who imported what, when and why stays as it was written; only the counts of a run are set, at its end.
CREATE TRIGGER import_run_updated
BEFORE UPDATE OF id, program_version, profile, profile_text, actor, started, on_reject, ignored_columns, reason ON import_run
BEGIN
    SELECT RAISE(ABORT, 'a run of an import is recorded once');
END;
CREATE TRIGGER import_run_deleted BEFORE DELETE ON import_run
BEGIN
    SELECT RAISE(ABORT, 'a run of an import is recorded once');
END;
CREATE TRIGGER import_run_replaced BEFORE INSERT ON import_run WHEN EXISTS (SELECT 1 FROM import_run WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'a run of an import is recorded once');
END;
