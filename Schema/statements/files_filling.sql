-- Which files filled a table of deliveries?
-- Parameter: what they fill. Columns: id, SHA-256, part.
SELECT id, sha256, part FROM source_file WHERE fills = ?;
