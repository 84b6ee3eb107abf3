-- Stores a group.
-- Parameters in order: position from 1, name.
INSERT INTO reporting_group (id, name) VALUES (?, ?);
