-- Stores an arm value that leaves its subject without an arm.
-- Parameter: the value.
INSERT INTO not_an_arm (value) VALUES (?);
