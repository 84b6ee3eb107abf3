-- How was this table, index, view or trigger made?
-- Parameter: name. Column: sql.
SELECT sql FROM sqlite_schema WHERE name = ?;
