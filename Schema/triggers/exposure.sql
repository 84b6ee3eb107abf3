-- Any change of the table exposure makes the packed copy stale and moves the registry's generation on: doses are in the packed copy.
-- The condition makes a load that marks the copy stale first, or its first row, pay once.
CREATE TRIGGER exposure_inserted AFTER INSERT ON exposure WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
CREATE TRIGGER exposure_updated AFTER UPDATE ON exposure WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
CREATE TRIGGER exposure_deleted AFTER DELETE ON exposure WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
