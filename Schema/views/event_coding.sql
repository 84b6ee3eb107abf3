CREATE VIEW event_coding AS
-- The coding that counts of each coded event (active rule set: dictionary). Where the rules name a dictionary, events
-- coded in another one are not coded.
SELECT e.id AS event_id, c.dictionary_id, c.path_id, c.llt_id, c.method
FROM event AS e
JOIN coding AS c ON c.id = e.coding_id
CROSS JOIN rule AS r
JOIN dictionary AS d ON d.id = c.dictionary_id
WHERE r.dictionary_name IS NULL OR (d.name = r.dictionary_name AND d.version = r.dictionary_version);
