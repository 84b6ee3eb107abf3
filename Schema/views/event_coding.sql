CREATE VIEW event_coding AS
-- The coding that counts of each coded event (active rule set: dictionary; without one, the event's latest coding).
SELECT c.event_id, c.dictionary_id, c.path_id, c.llt_id, c.method
FROM coding AS c
WHERE c.dictionary_id = (
    SELECT max(x.dictionary_id)
    FROM coding AS x CROSS JOIN rule AS r JOIN dictionary AS d ON d.id = x.dictionary_id
    WHERE x.event_id = c.event_id
        AND (r.dictionary_name IS NULL OR (d.name = r.dictionary_name AND d.version = r.dictionary_version)));
