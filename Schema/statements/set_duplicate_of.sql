-- Marks an event as a duplicate of another, or as none, where it is not marked so.
-- Parameters in order: the other event (NULL: none), the event, the other event again.
UPDATE event SET duplicate_of = ? WHERE id = ? AND duplicate_of IS NOT ?;
