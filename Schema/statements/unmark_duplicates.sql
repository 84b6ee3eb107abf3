-- Removes the marks of events as duplicates of an event that goes.
-- Parameter: the event that goes.
UPDATE event SET duplicate_of = NULL WHERE duplicate_of = ?;
