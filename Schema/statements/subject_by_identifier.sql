-- Which subject has this identifier?
-- Parameter: identifier. Column: id.
SELECT id FROM subject WHERE identifier = ? AND is_unnamed = 0;
