-- Stores one parameter of a rule set.
-- Parameters in order: rule set, name, value.
INSERT INTO rule_parameter (rule_set_id, name, value) VALUES (?, ?, ?);
