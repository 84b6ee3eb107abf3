-- Which codings are those of given paths, when the codings of one dictionary count or those of all?
-- Parameters: :paths (JSON list of path keys); :uncoded (1: also the codings that do not count);
--   :dictionary_name, :dictionary_version (of the dictionary whose coding counts; the name is NULL for any).
-- Column: id.
SELECT c.id
FROM coding AS c
WHERE c.path_id IN (SELECT value FROM json_each(:paths))
    AND (:dictionary_name IS NULL OR c.dictionary_id IN (
        SELECT d.id FROM dictionary AS d WHERE d.name = :dictionary_name AND d.version = :dictionary_version))
UNION ALL
SELECT c.id
FROM coding AS c
WHERE :uncoded = 1 AND :dictionary_name IS NOT NULL AND c.dictionary_id NOT IN (
    SELECT d.id FROM dictionary AS d WHERE d.name = :dictionary_name AND d.version = :dictionary_version);
