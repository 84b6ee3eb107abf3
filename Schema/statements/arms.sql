-- Which arms has the study, in its order?
-- Columns: id, name.
SELECT id, name FROM arm ORDER BY id;
