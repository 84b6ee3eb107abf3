-- Stores an assessment of causality in its list.
-- Parameters: the columns in the order named.
INSERT INTO assessment (list_id, position, product, assessor, reported, value)
VALUES (?, ?, ?, ?, ?, ?);
