-- Removes the index of events, which a load of a whole table builds anew at its end.
DROP INDEX event_by_sequence;
