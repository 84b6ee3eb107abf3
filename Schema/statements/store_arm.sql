-- Stores an arm of the study.
-- Parameters in order: position from 1, name.
INSERT INTO arm (id, name) VALUES (?, ?);
