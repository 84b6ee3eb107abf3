-- Which rule parameters count?
-- Columns: name, value.
SELECT name, value FROM rule_in_use ORDER BY name, value;
