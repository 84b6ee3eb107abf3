-- Which views are stored, and how were they made?
-- Parameters: none. Columns: name, sql.
SELECT name, sql FROM main.sqlite_schema WHERE type = 'view';
