-- Removes the trigger of new subjects, which a load of a whole table makes anew at its end.
DROP TRIGGER subject_inserted;
