-- The events as columns for the counter, in the order of subjects; no rule is applied but the choice of the dictionary.
-- Parameters: :dictionary_name, :dictionary_version (of the dictionary whose coding counts; the name is NULL for any).
-- Columns: the event's key, subject and path, its days, the sets of its causality values and criteria as bits, marks.
SELECT e.id, e.subject_id,
    (SELECT c.path_id FROM coding AS c
        WHERE c.id = e.coding_id
            AND (:dictionary_name IS NULL OR c.dictionary_id IN (
                SELECT d.id FROM dictionary AS d
                WHERE d.name = :dictionary_name AND d.version = :dictionary_version))) AS path_id,
    e.onset_earliest, e.onset_latest, e.report_earliest, e.report_latest, e.end_latest,
    (SELECT sum(DISTINCT 1 << a.value) FROM assessment AS a
        WHERE a.list_id = e.assessment_list_id AND a.value <> 0) AS causality,
    e.criteria,
    (e.serious IS 1) + 2 * (e.treatment_emergent IS 1) + 4 * (e.natural_progression IS 1)
        + 8 * (e.worsened_after_dose IS 1) + 16 * (e.duplicate_of IS NOT NULL) + 32 * (e.outcome IS 5) AS marks
FROM event AS e
ORDER BY e.subject_id, e.id;
