-- Stores a population flag as delivered.
-- Parameters: the columns in the order named.
INSERT INTO subject_flag (
    subject_id, name, value)
VALUES (?, ?, ?);
