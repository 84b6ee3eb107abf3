-- Stores that a value of a row is another now.
-- Parameters in order: change of the row, column, old value, new value.
INSERT INTO cell_change (row_change_id, column_name, old_value, new_value) VALUES (?, ?, ?, ?);
