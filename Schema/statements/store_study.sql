-- Stores the study of a new registry, whose generation begins to count when its first rules become active.
-- Parameters in order: identifier, title, is_synthetic, time of creation (UTC), takes_arms, takes_groups,
--   no_denominators.
INSERT INTO study (
    id, identifier, title, is_synthetic, created, generation, takes_arms, takes_groups, no_denominators)
VALUES (1, ?, ?, ?, ?, 0, ?, ?, ?);
