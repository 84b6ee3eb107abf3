-- Says which supplement of an event gives its treatment-emergent flag.
-- Parameters in order: the supplement (NULL: none), the event.
UPDATE supplement SET sets_emergent = (id IS ?) WHERE event_id = ?;
