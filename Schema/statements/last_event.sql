-- What is the highest key of an event?
-- Column: id, 0 where there is no event.
SELECT coalesce(max(id), 0) AS id FROM event;
