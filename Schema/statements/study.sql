-- Which study does the registry hold?
-- Columns: identifier, title, is_synthetic, generation, takes_arms, takes_groups, no_denominators.
SELECT identifier, title, is_synthetic, generation, takes_arms, takes_groups, no_denominators FROM study;
