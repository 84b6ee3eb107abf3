-- Which tables, indexes and views are there, and how were they made?
-- Columns: type, name, sql.
SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY type, name;
