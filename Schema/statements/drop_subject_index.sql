-- Removes the index of subjects, which a load of a whole table builds anew at its end.
DROP INDEX subject_by_identifier;
