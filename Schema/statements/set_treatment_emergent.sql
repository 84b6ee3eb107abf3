-- Sets the treatment-emergent flag of an event from its supplement.
-- Parameters in order: flag, event.
UPDATE event SET treatment_emergent = ? WHERE id = ?;
