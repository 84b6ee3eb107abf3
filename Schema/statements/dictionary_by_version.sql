-- Is this dictionary version stored?
-- Parameters in order: name, version, language, whether it is made of a source's own coding. Column: id.
SELECT id FROM dictionary WHERE name = ? AND version = ? AND language = ? AND is_of_source = ?;
