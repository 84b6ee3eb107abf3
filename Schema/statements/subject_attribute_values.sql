-- What is each subject by a characteristic of the study's own?
-- Parameter: :name. Columns: subject_id; value (text, NULL for none), in the order of subjects.
SELECT s.id AS subject_id, a.value
FROM subject AS s
LEFT JOIN subject_attribute AS a ON a.subject_id = s.id AND a.name = :name
ORDER BY s.id;
