-- Any change of the table subject makes the packed copy stale and moves the registry's generation on: its arms are in the packed copy.
-- The condition makes a load that marks the copy stale first, or its first row, pay once.
CREATE TRIGGER subject_inserted AFTER INSERT ON subject WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
CREATE TRIGGER subject_updated AFTER UPDATE ON subject WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
CREATE TRIGGER subject_deleted AFTER DELETE ON subject WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
