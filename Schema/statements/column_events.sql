-- The events of given subjects as columns for the counter, in the order of the subjects given; no rule is applied but
-- the choice of the dictionary.
-- Parameters: :subjects (JSON list of keys); :codings (JSON list of the codings of the events asked for, 0 = none, or
--   NULL for all events); :dictionary_name, :dictionary_version (of the dictionary whose coding counts; the name is
--   NULL for any).
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
FROM json_each(:subjects) AS k CROSS JOIN event AS e
WHERE e.subject_id = k.value
    AND (:codings IS NULL OR coalesce(e.coding_id, 0) IN (SELECT value FROM json_each(:codings)))
ORDER BY k.key, e.id;
