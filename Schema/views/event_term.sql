CREATE VIEW event_term AS
-- The SOC and PT of each coded event (active rule set: dictionary). The SOC is that of the coded path: the primary path
-- of the dictionary version, or the SOC of the row when coded by source.
SELECT c.event_id, c.path_id, p.soc_id, p.hlgt_id, p.hlt_id, p.pt_id, c.llt_id,
    soc.name AS soc, soc.code AS soc_code, pt.name AS pt, pt.code AS pt_code, m.name AS coding_method
FROM event_coding AS c
JOIN path AS p ON p.id = c.path_id
JOIN term AS soc ON soc.id = p.soc_id
JOIN term AS pt ON pt.id = p.pt_id
JOIN coding_method AS m ON m.id = c.method;
