-- What does an event's own row say of treatment-emergent?
-- Parameter: the event. Column: the flag, NULL where it came with a supplement or is not stated.
SELECT iif(EXISTS (SELECT 1 FROM supplement AS s WHERE s.event_id = e.id AND s.sets_emergent), NULL, e.treatment_emergent)
FROM event AS e WHERE e.id = ?;
