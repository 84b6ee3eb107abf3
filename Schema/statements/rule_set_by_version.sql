-- Is a rule set of this name and version stored, and with which text?
-- Parameters in order: name, version. Columns: id, sha256.
SELECT id, sha256 FROM rule_set WHERE name = ? AND version = ?;
