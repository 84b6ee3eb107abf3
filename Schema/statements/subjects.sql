-- Which subjects are stored, and with which content?
-- Columns: id, identifier, content.
SELECT id, identifier, content FROM subject;
