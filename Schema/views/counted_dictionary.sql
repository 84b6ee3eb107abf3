CREATE VIEW counted_dictionary AS
-- The dictionaries whose codings count: the one that the rules name, else all (active rule set: dictionary).
SELECT d.id
FROM dictionary AS d
CROSS JOIN rule AS r
WHERE r.dictionary_name IS NULL OR (d.name = r.dictionary_name AND d.version = r.dictionary_version);
