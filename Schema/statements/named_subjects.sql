-- What do the subjects of given identifiers say, as their rows said it?
-- Parameter: JSON list of identifiers. Columns: those of subject.
SELECT s.* FROM json_each(?) AS k CROSS JOIN subject AS s WHERE s.identifier = k.value AND s.is_unnamed = 0;
