-- What are the content hashes of the rows that deliveries filled, of a range of keys?
-- Parameters in order: the first key, the last (of memberships those of their subjects). Columns: kind (number of the
--   table, ascending); content. Within a table the order means nothing.
SELECT 1 AS kind, content FROM subject WHERE id BETWEEN ?1 AND ?2
UNION ALL
SELECT 2, content FROM exposure WHERE id BETWEEN ?1 AND ?2
UNION ALL
SELECT 3, content FROM event WHERE id BETWEEN ?1 AND ?2
UNION ALL
SELECT 4, content FROM supplement WHERE id BETWEEN ?1 AND ?2
UNION ALL
SELECT 5, content FROM group_membership WHERE subject_id BETWEEN ?1 AND ?2
UNION ALL
SELECT 6, content FROM arm_size WHERE arm_id BETWEEN ?1 AND ?2;
