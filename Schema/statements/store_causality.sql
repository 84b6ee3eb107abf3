-- Stores an assessment of causality.
-- Parameters: the columns in the order named.
INSERT INTO event_causality (
    event_id, position, product, assessor, reported, value)
VALUES (?, ?, ?, ?, ?, ?);
