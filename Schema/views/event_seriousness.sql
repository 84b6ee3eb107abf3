CREATE VIEW event_seriousness AS
-- Whether each stored event is serious, and whether it was fatal (active rule set: serious by flag, criteria or either).
-- Serious is not severe: severity is a column of event.
SELECT e.id AS event_id,
    CASE r.serious_basis
        WHEN 'flag' THEN e.serious IS 1
        WHEN 'criteria' THEN EXISTS (
            SELECT 1 FROM event_criterion AS c
            WHERE c.event_id = e.id
                AND c.criterion IN (SELECT CAST(value AS INTEGER) FROM rule_in_use WHERE name = 'serious.criterion'))
        ELSE e.serious IS 1 OR EXISTS (
            SELECT 1 FROM event_criterion AS c
            WHERE c.event_id = e.id
                AND c.criterion IN (SELECT CAST(value AS INTEGER) FROM rule_in_use WHERE name = 'serious.criterion'))
        END AS is_serious,
    e.outcome IS 5 OR EXISTS (SELECT 1 FROM event_criterion AS c WHERE c.event_id = e.id AND c.criterion = 1)
        AS is_fatal
FROM event AS e
CROSS JOIN rule AS r;
