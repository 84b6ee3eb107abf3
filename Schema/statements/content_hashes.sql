-- What are the content hashes of all rows that deliveries filled?
-- Parameters: none. Columns: kind (number of the table, ascending); content. Within a table the order means nothing.
SELECT 1 AS kind, content FROM subject
UNION ALL
SELECT 2, content FROM exposure
UNION ALL
SELECT 3, content FROM event
UNION ALL
SELECT 4, content FROM supplement
UNION ALL
SELECT 5, content FROM group_membership
UNION ALL
SELECT 6, content FROM arm_size;
