-- The sets of causality values of the lists of assessments, a missing one left out.
-- Parameters: none. Columns: list_id; bits (bit n is the value n).
SELECT list_id, sum(DISTINCT 1 << value) AS bits FROM assessment WHERE value <> 0 GROUP BY list_id ORDER BY list_id;
