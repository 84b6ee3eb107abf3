-- Given subjects in the order of a listing.
-- Parameters: JSON list of keys. Column: id.
SELECT s.id FROM json_each(?) AS k CROSS JOIN subject AS s WHERE s.id = k.value ORDER BY s.identifier;
