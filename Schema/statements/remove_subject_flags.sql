-- Removes the flags of a subject, which are stored anew or stand in the history.
-- Parameter: the subject.
DELETE FROM subject_flag WHERE subject_id = ?;
