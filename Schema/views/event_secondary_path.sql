CREATE VIEW event_secondary_path AS
-- The other paths of each coded event's PT (multi-axial dictionaries). Counting here counts an event once more for
-- every secondary SOC: never add these to counts by primary SOC.
SELECT t.event_id, p.id AS path_id, soc.name AS secondary_soc, t.soc AS primary_soc, t.pt
FROM event_term AS t
JOIN path AS p ON p.pt_id = t.pt_id AND p.id <> t.path_id AND p.is_primary = 0
JOIN term AS soc ON soc.id = p.soc_id;
