-- Makes every rule set inactive but one.
-- Parameter: the key of that one.
UPDATE rule_set SET is_active = 0 WHERE is_active = 1 AND id <> ?;
