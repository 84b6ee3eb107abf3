-- Stores the study of a new registry.
-- Parameters in order: identifier, title, is_synthetic, time of creation (UTC).
INSERT INTO study (id, identifier, title, is_synthetic, created, generation) VALUES (1, ?, ?, ?, ?, 1);
