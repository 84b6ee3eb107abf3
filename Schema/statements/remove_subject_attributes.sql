-- Removes the characteristics of a subject, which are stored anew or stand in the history.
-- Parameter: the subject.
DELETE FROM subject_attribute WHERE subject_id = ?;
