-- Which rule sets are stored?
-- Columns: name, version, text, stored, is_active.
SELECT name, version, text, stored, is_active FROM rule_set ORDER BY id;
