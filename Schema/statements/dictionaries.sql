-- Which dictionaries are stored, and how many events are coded in each?
-- Columns: id, name, version, language, is_of_source, events.
SELECT d.id, d.name, d.version, d.language, d.is_of_source,
    (SELECT count(*) FROM coding AS c JOIN event AS e ON e.coding_id = c.id WHERE c.dictionary_id = d.id) AS events
FROM dictionary AS d
ORDER BY d.id;
