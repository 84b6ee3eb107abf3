-- Makes the temporary table that puts other rules in the place of the active ones.
CREATE TEMP TABLE rule_in_use (name TEXT NOT NULL, value TEXT NOT NULL);
