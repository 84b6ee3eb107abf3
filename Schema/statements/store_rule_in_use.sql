-- Stores one parameter of the rules that count for this connection (after make_rules_in_use).
-- Parameters in order: name, value.
INSERT INTO temp.rule_in_use (name, value) VALUES (?, ?);
