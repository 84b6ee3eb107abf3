-- What is the largest key of the subjects, exposures, events and supplements?
-- Parameters: none. Column: key (NULL without rows).
SELECT max(key) AS key
FROM (
    SELECT max(id) AS key FROM subject
    UNION ALL
    SELECT max(id) FROM exposure
    UNION ALL
    SELECT max(id) FROM event
    UNION ALL
    SELECT max(id) FROM supplement
);
