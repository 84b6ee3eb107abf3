-- Stores a list of assessments of causality, by the hash of its content.
-- Parameter: content.
INSERT INTO assessment_list (content)
VALUES (?);
