-- How many exposures, events and memberships in groups does a subject have?
-- Parameters in order: the subject, three times. Column: rows.
SELECT (SELECT count(*) FROM exposure WHERE subject_id = ?) + (SELECT count(*) FROM event WHERE subject_id = ?)
    + (SELECT count(*) FROM group_membership WHERE subject_id = ?) AS rows;
