-- Removes the trigger of new events, which a load of a whole table makes anew at its end.
DROP TRIGGER event_inserted;
