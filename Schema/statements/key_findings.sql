-- How many rows break a rule that no constraint can state?
-- Columns: finding, rows (0 when the rule holds).
SELECT 'rule sets: not exactly one is active' AS finding, abs(count(*) - 1) AS rows
FROM rule_set WHERE is_active = 1
UNION ALL
SELECT 'import runs: the counts of rejected rows and the kept rejects differ', count(*)
FROM import_run AS r WHERE r.rows_rejected <> (
    SELECT count(*) FROM (SELECT DISTINCT x.file_id, x.byte_offset FROM reject AS x WHERE x.run_id = r.id))
UNION ALL
SELECT 'dictionaries: PTs of a loaded dictionary without a primary path', count(*)
FROM term AS t JOIN dictionary AS d ON d.id = t.dictionary_id
WHERE t.level = 4 AND d.is_of_source = 0
    AND NOT EXISTS (SELECT 1 FROM path AS p WHERE p.pt_id = t.id AND p.is_primary = 1)
UNION ALL
SELECT 'coding: codings whose path belongs to another dictionary', count(*)
FROM coding AS c JOIN path AS p ON p.id = c.path_id WHERE p.dictionary_id <> c.dictionary_id
UNION ALL
SELECT 'duplicates: marks that point at an event of another subject or of other content', count(*)
FROM event AS e JOIN event AS o ON o.id = e.duplicate_of
WHERE o.subject_id <> e.subject_id OR o.verbatim IS NOT e.verbatim OR o.onset_earliest IS NOT e.onset_earliest
    OR o.coding_id IS NOT e.coding_id OR o.assessment_list_id IS NOT e.assessment_list_id
UNION ALL
SELECT 'arms: participants stored are not as many as the N delivered', count(*)
FROM arm_size AS z
WHERE z.subjects <> (SELECT count(*) FROM subject AS s WHERE coalesce(s.planned_arm_id, s.actual_arm_id) = z.arm_id)
UNION ALL
SELECT 'arms: unnamed participants with an event', count(*)
FROM event AS e JOIN subject AS s ON s.id = e.subject_id WHERE s.is_unnamed = 1;
