CREATE VIEW event_causality AS
-- The assessments of causality of each stored event, one row each, in the order of its source row.
SELECT e.id AS event_id, a.position, a.product, a.assessor, a.reported, a.value
FROM event AS e
JOIN assessment AS a ON a.list_id = e.assessment_list_id;
