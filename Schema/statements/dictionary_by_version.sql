-- Is this dictionary version stored?
-- Parameters in order: name, version, language. Column: id.
SELECT id FROM dictionary WHERE name = ? AND version = ? AND language = ?;
