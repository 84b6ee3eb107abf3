-- Stores another spelling of a term; one already stored stays.
-- Parameters in order: term, name, comparison key.
INSERT INTO term_synonym (term_id, name, name_key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING;
