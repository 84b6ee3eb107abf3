-- Removes the trigger of new exposures, which a load of a whole table makes anew at its end.
DROP TRIGGER exposure_inserted;
