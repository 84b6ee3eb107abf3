-- Any change of the table group_membership makes the packed copy stale and moves the registry's generation on: the groups of subjects are in the packed copy.
-- The condition makes a load that marks the copy stale first, or its first row, pay once.
CREATE TRIGGER group_membership_inserted AFTER INSERT ON group_membership WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
CREATE TRIGGER group_membership_updated AFTER UPDATE ON group_membership WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
CREATE TRIGGER group_membership_deleted AFTER DELETE ON group_membership WHEN (SELECT is_current FROM packed_copy) = 1
BEGIN
    UPDATE packed_copy SET is_current = 0;
    UPDATE study SET generation = generation + 1;
END;
