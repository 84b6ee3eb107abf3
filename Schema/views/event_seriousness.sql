CREATE VIEW event_seriousness AS
-- Whether each stored event is serious, and whether it was fatal (active rule set: serious by flag, criteria or either).
-- Serious is not severe: severity is a column of event. Bit n of criteria stands for criterion n; bit 1 is death.
SELECT e.id AS event_id,
    CASE r.serious_basis
        WHEN 'flag' THEN e.serious IS 1
        WHEN 'criteria' THEN EXISTS (
            SELECT 1 FROM rule_in_use
            WHERE name = 'serious.criterion' AND e.criteria & (1 << CAST(value AS INTEGER)))
        ELSE e.serious IS 1 OR EXISTS (
            SELECT 1 FROM rule_in_use
            WHERE name = 'serious.criterion' AND e.criteria & (1 << CAST(value AS INTEGER)))
        END AS is_serious,
    e.outcome IS 5 OR e.criteria & 2 <> 0 AS is_fatal
FROM event AS e
CROSS JOIN rule AS r;
