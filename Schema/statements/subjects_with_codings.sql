-- Which of given subjects have events of given codings?
-- Parameters: JSON list of subject keys; JSON list of coding keys, 0 = no coding. Column: subject_id.
SELECT DISTINCT e.subject_id
FROM json_each(?1) AS k CROSS JOIN event AS e
WHERE e.subject_id = k.value AND coalesce(e.coding_id, 0) IN (SELECT value FROM json_each(?2));
