-- How do all stored events divide into counted and left out, and what in the counted ones asks for a look?
-- Parameters: none. Columns: disposition; events; uncoded; serious_without_criterion (flagged serious, none of the six
--   criteria of E2B(R3)); criterion_without_serious (one of the six, not flagged serious).
SELECT d.disposition, count(*) AS events,
    sum(NOT EXISTS (SELECT 1 FROM event_term AS t WHERE t.event_id = e.id)) AS uncoded,
    sum(e.serious IS 1 AND NOT EXISTS (
        SELECT 1 FROM event_criterion AS c WHERE c.event_id = e.id AND c.criterion BETWEEN 1 AND 6))
        AS serious_without_criterion,
    sum(e.serious IS NOT 1 AND EXISTS (
        SELECT 1 FROM event_criterion AS c WHERE c.event_id = e.id AND c.criterion BETWEEN 1 AND 6))
        AS criterion_without_serious
FROM event_disposition AS d JOIN event AS e ON e.id = d.event_id
GROUP BY d.disposition;
