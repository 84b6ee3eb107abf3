-- Stores a dictionary version.
-- Parameters: the columns in the order named.
INSERT INTO dictionary (
    name, version, language, is_of_source)
VALUES (?, ?, ?, ?);
