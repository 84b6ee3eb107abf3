-- What is the largest key of a subject?
-- Columns: id, 0 where there is none.
SELECT coalesce(max(id), 0) AS id FROM subject;
