-- Stores a rule set, not yet active.
-- Parameters in order: name, version, text, sha256, time (UTC).
INSERT INTO rule_set (name, version, text, sha256, stored, is_active) VALUES (?, ?, ?, ?, ?, 0);
