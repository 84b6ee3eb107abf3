-- What do the exposures of given subjects say, in the order of their days?
-- Parameter: JSON list of keys. Columns: those of exposure.
SELECT x.*
FROM json_each(?) AS k CROSS JOIN exposure AS x
WHERE x.subject_id = k.value
ORDER BY x.subject_id, x.start_earliest IS NULL, x.start_earliest, x.start_latest, x.id;
