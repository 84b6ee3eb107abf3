-- The groups of subjects, in the order of subjects and groups.
-- Parameters: none. Columns: subject_id, group_id.
SELECT subject_id, group_id FROM group_membership ORDER BY subject_id, group_id;
