-- How many exposures and events does a subject have?
-- Parameters in order: subject, subject. Column: rows.
SELECT (SELECT count(*) FROM exposure WHERE subject_id = ?) + (SELECT count(*) FROM event WHERE subject_id = ?) AS rows;
