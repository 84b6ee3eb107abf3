-- Which study does the registry hold?
-- Columns: identifier, title, is_synthetic, generation.
SELECT identifier, title, is_synthetic, generation FROM study;
