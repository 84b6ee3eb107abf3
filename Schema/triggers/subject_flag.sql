-- Any change of the table subject_flag makes the packed copy stale and moves the registry's generation on: population flags are in the packed copy.
-- The condition makes a load that marks the copy stale first, or its first row, pay once.
CREATE TRIGGER subject_flag_inserted AFTER INSERT ON subject_flag WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
CREATE TRIGGER subject_flag_updated AFTER UPDATE ON subject_flag WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
CREATE TRIGGER subject_flag_deleted AFTER DELETE ON subject_flag WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
