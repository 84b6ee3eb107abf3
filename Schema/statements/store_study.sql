-- Stores the study of a new registry, whose generation begins to count when its first rules become active.
-- Parameters in order: identifier, title, is_synthetic, time of creation (UTC).
INSERT INTO study (id, identifier, title, is_synthetic, created, generation) VALUES (1, ?, ?, ?, ?, 0);
