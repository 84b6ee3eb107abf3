-- Stores a seriousness criterion of an event.
-- Parameters: the columns in the order named.
INSERT INTO event_criterion (
    event_id, criterion)
VALUES (?, ?);
