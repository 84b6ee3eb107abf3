-- Stores a further characteristic of a subject.
-- Parameters: the columns in the order named.
INSERT INTO subject_attribute (
    subject_id, name, value)
VALUES (?, ?, ?);
