-- Other active rules move the registry's generation on: once, by the set that becomes active. The packed copy is free of
-- rules and stays.
CREATE TRIGGER rule_set_activated AFTER UPDATE OF is_active ON rule_set WHEN new.is_active = 1 AND old.is_active = 0
BEGIN
    UPDATE study SET generation = generation + 1;
END;
