-- In which groups does each subject of the population count?
-- Parameters: none. Columns: subject_id, group_id, in ascending order.
SELECT subject_id, group_id FROM counted_group ORDER BY subject_id, group_id;
