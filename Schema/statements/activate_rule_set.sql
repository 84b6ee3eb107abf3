-- Makes a rule set the active one; the others were retired before.
-- Parameter: its key.
UPDATE rule_set SET is_active = 1 WHERE id = ?;
