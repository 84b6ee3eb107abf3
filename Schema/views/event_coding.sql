CREATE VIEW event_coding AS
-- The coding that counts of each coded event. An event coded in a dictionary that does not count is not coded.
SELECT e.id AS event_id, c.dictionary_id, c.path_id, c.llt_id, c.method
FROM event AS e
JOIN coding AS c ON c.id = e.coding_id
WHERE c.dictionary_id IN (SELECT id FROM counted_dictionary);
