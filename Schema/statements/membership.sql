-- Is a subject in a group?
-- Parameters in order: subject, group. Column: 1 where it is.
SELECT 1 FROM group_membership WHERE subject_id = ? AND group_id = ?;
