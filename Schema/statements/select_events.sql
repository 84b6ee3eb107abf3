-- Which of the counted events does a selection hold? The reference counts are over these.
-- Parameters: :serious, :non_serious, :related, :fatal (1 asks for such events only); lists as JSON, each NULL for all:
--   :severities (codes; a grade stands for the code of its number where no severity is given, then the severity that the
--   rules assume; 0 for none of these), :causality (codes; 0 for no assessment that says anything), :criteria, :actions,
--   :outcomes (codes), :paths (keys, 0 = not coded), :events, :subjects (keys), :arms (keys of arms, or of groups where
--   subjects count in groups); :subject (key or NULL); :first_day, :last_day (days since 1970-01-01 or NULL);
--   :first_study_day, :last_study_day (or NULL); :lasting_over (days or NULL).
-- Columns: those of the temporary table: event_id, subject_id, arm_id (NULL in groups), soc_id, path_id, counted_day.
WITH lasting AS MATERIALIZED (
    SELECT subject_id, last_day FROM follow_up WHERE :lasting_over IS NOT NULL
),
member AS MATERIALIZED (
    SELECT subject_id FROM counted_group WHERE group_id IN (SELECT value FROM json_each(:arms))
)
INSERT INTO temp.selected_event (event_id, subject_id, arm_id, soc_id, path_id, counted_day)
SELECT w.event_id, w.subject_id, w.arm_id, w.soc_id, w.path_id, w.counted_day
FROM event_in_window AS w
JOIN event AS e ON e.id = w.event_id
CROSS JOIN rule AS r
WHERE (:serious = 0 OR w.is_serious)
    AND (:non_serious = 0 OR NOT w.is_serious)
    AND (:related = 0 OR w.is_related)
    AND (:fatal = 0 OR w.is_fatal)
    AND (:severities IS NULL
        OR coalesce(e.severity, e.grade, r.severity_missing, 0) IN (SELECT value FROM json_each(:severities)))
    AND (:causality IS NULL
        OR EXISTS (
            SELECT 1 FROM event_causality AS a
            WHERE a.event_id = w.event_id AND a.value <> 0 AND a.value IN (SELECT value FROM json_each(:causality)))
        OR 0 IN (SELECT value FROM json_each(:causality))
            AND NOT EXISTS (SELECT 1 FROM event_causality AS a WHERE a.event_id = w.event_id AND a.value <> 0))
    AND (:criteria IS NULL
        OR EXISTS (
            SELECT 1 FROM event_criterion AS c
            WHERE c.event_id = w.event_id AND c.criterion IN (SELECT value FROM json_each(:criteria))))
    AND (:actions IS NULL OR e.action IN (SELECT value FROM json_each(:actions)))
    AND (:outcomes IS NULL OR e.outcome IN (SELECT value FROM json_each(:outcomes)))
    AND (:paths IS NULL OR w.path_id IN (SELECT value FROM json_each(:paths)))
    AND (:events IS NULL OR w.event_id IN (SELECT value FROM json_each(:events)))
    AND (:subjects IS NULL OR w.subject_id IN (SELECT value FROM json_each(:subjects)))
    AND (:arms IS NULL
        OR w.arm_id IN (SELECT value FROM json_each(:arms))
        OR r.arm_basis = 'groups' AND w.subject_id IN (SELECT subject_id FROM member))
    AND (:subject IS NULL OR w.subject_id = :subject)
    AND (:first_day IS NULL OR w.counted_day >= :first_day)
    AND (:last_day IS NULL OR w.counted_day <= :last_day)
    AND (:first_study_day IS NULL OR w.study_day BETWEEN :first_study_day AND :last_study_day)
    AND (:lasting_over IS NULL
        OR max(
            w.counted_day,
            coalesce(
                e.end_latest, (SELECT f.last_day FROM lasting AS f WHERE f.subject_id = w.subject_id), w.counted_day))
            - w.counted_day + 1 > :lasting_over);
