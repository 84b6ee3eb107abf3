-- Any change of the table assessment makes the packed copy stale and moves the registry's generation on: the causality of events is in the packed copy.
-- The condition makes a load that marks the copy stale first, or its first row, pay once.
CREATE TRIGGER assessment_inserted AFTER INSERT ON assessment WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
CREATE TRIGGER assessment_updated AFTER UPDATE ON assessment WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
CREATE TRIGGER assessment_deleted AFTER DELETE ON assessment WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
