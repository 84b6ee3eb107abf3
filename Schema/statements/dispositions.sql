-- How do all stored events divide into counted and left out, and what in the counted ones asks for a look?
-- Parameters: none. Columns: disposition; events; uncoded; serious_without_criterion (flagged serious, none of the
--   criteria that the rules name); criterion_without_serious (one of these, not flagged serious).
WITH criterion AS MATERIALIZED (
    SELECT coalesce(sum(1 << CAST(value AS INTEGER)), 0) AS bits FROM rule_in_use WHERE name = 'serious.criterion'
)
SELECT d.disposition, count(*) AS events,
    sum(NOT EXISTS (SELECT 1 FROM event_coding AS c WHERE c.event_id = e.id)) AS uncoded,
    sum(e.serious IS 1 AND e.criteria & (SELECT bits FROM criterion) = 0) AS serious_without_criterion,
    sum(e.serious IS NOT 1 AND e.criteria & (SELECT bits FROM criterion) <> 0) AS criterion_without_serious
FROM event_disposition AS d JOIN event AS e ON e.id = d.event_id
GROUP BY d.disposition;
