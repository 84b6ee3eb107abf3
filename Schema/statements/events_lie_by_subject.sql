-- Does the event stored last belong to the last subject that has events? If not, events do not lie in subject order.
-- Parameters: none. Columns: may_lie (1 also where there are no events).
SELECT (SELECT subject_id FROM event ORDER BY id DESC LIMIT 1) IS (SELECT max(subject_id) FROM event) AS may_lie;
