CREATE VIEW duplicate_pair AS
-- Pairs of stored events of one subject that may be one event recorded twice, with the reason. Nothing is left out for it
-- but exact duplicates, where the rules say so.
--   exact     the later one says the same as the earlier but for its sequence (event.duplicate_of)
--   overlap   the same PT, and a day on which both certainly went on
--   touch     the same PT, and one certainly begins on the day after a day on which the other certainly went on
--   possible  the same PT, and dates that can overlap or touch: one is partial or missing
-- An event without an end can go on without one. Exact duplicates are in no pair but with their original, and events
-- without a code are in none of the others.
WITH span AS MATERIALIZED (
    SELECT e.id, e.subject_id, pt.name_key AS term,
        coalesce(e.onset_earliest, -719528) AS can_begin, coalesce(e.end_latest, 2932896) AS can_end,
        iif(e.onset_earliest = e.onset_latest OR e.end_earliest >= e.onset_latest, e.onset_latest, NULL) AS goes_on_from,
        max(e.onset_latest, coalesce(e.end_earliest, e.onset_latest)) AS goes_on_to
    FROM event AS e
    JOIN coding AS c ON c.id = e.coding_id
    JOIN path AS p ON p.id = c.path_id
    JOIN term AS pt ON pt.id = p.pt_id
    WHERE e.duplicate_of IS NULL
)
SELECT e.subject_id, e.duplicate_of AS event_id, e.id AS other_id, 'exact' AS reason
FROM event AS e
WHERE e.duplicate_of IS NOT NULL
UNION ALL
SELECT a.subject_id, a.id, b.id,
    CASE
        WHEN a.goes_on_from <= b.goes_on_to AND b.goes_on_from <= a.goes_on_to THEN 'overlap'
        WHEN a.goes_on_from <= b.goes_on_to + 1 AND b.goes_on_from <= a.goes_on_to + 1 THEN 'touch'
        ELSE 'possible'
    END
FROM span AS a
JOIN span AS b ON b.subject_id = a.subject_id AND b.term = a.term AND b.id > a.id
WHERE a.can_begin <= b.can_end + 1 AND b.can_begin <= a.can_end + 1;
