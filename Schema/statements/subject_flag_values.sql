-- What does a population flag say of each subject?
-- Parameter: :name. Columns: subject_id; value (Y, N, or NULL where it was not delivered), in the order of subjects.
SELECT s.id AS subject_id, iif(f.value IS NULL, NULL, iif(f.value, 'Y', 'N')) AS value
FROM subject AS s
LEFT JOIN subject_flag AS f ON f.subject_id = s.id AND f.name = :name
ORDER BY s.id;
