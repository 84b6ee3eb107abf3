CREATE VIEW rule_in_use AS
-- The parameters of the rule set that counts: the active one.
-- A command given other rules (--rules) puts their parameters in a temporary table of this name, and the other views
-- then follow those.
SELECT p.name, p.value
FROM rule_parameter AS p JOIN rule_set AS s ON s.id = p.rule_set_id
WHERE s.is_active = 1;
