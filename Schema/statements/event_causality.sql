-- How was the causality of one event assessed?
-- Parameters: :event. Columns: product, assessor, reported, value, in the order of the source.
SELECT product, assessor, reported, value FROM event_causality WHERE event_id = :event ORDER BY position;
