-- Any change of the table coding makes the packed copy stale and moves the registry's generation on: the packed copy points into it.
-- The condition makes a load that marks the copy stale first, or its first row, pay once.
CREATE TRIGGER coding_inserted AFTER INSERT ON coding WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
CREATE TRIGGER coding_updated AFTER UPDATE ON coding WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
CREATE TRIGGER coding_deleted AFTER DELETE ON coding WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
