-- The keys of all subjects that rows name, in the order of a listing: that of their identifiers.
-- Parameters: none. Column: id.
SELECT id FROM subject WHERE is_unnamed = 0 ORDER BY identifier;
