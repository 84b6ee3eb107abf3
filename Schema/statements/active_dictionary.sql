-- In which dictionary are codes looked up: the one the active rules name, or else the latest loaded one?
-- Column: id.
SELECT d.id
FROM dictionary AS d CROSS JOIN rule AS r
WHERE d.is_of_source = 0
    AND (r.dictionary_name IS NULL OR (d.name = r.dictionary_name AND d.version = r.dictionary_version))
ORDER BY d.id DESC LIMIT 1;
