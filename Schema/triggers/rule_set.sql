-- A change of which rules are active moves the registry's generation on. The packed copy is free of rules and stays.
CREATE TRIGGER rule_set_updated AFTER UPDATE ON rule_set WHEN old.is_active <> new.is_active OR old.text <> new.text
BEGIN
    UPDATE study SET generation = generation + 1;
END;
