CREATE VIEW event_criterion AS
-- The seriousness criteria of each stored event, one row each (E2B(R3) E.i.3.2 and those that SDTM adds).
SELECT e.id AS event_id, k.id AS criterion
FROM event AS e
JOIN seriousness_criterion AS k ON e.criteria & (1 << k.id);
