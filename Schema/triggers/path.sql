-- Any change of the table path makes the packed copy stale and moves the registry's generation on: counts are by path.
-- The condition makes a load that marks the copy stale first, or its first row, pay once.
CREATE TRIGGER path_inserted AFTER INSERT ON path WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
CREATE TRIGGER path_updated AFTER UPDATE ON path WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
CREATE TRIGGER path_deleted AFTER DELETE ON path WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
