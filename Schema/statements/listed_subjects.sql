-- The keys of all subjects in the order of a listing: that of their identifiers.
-- Parameters: none. Column: id.
SELECT id FROM subject ORDER BY identifier;
