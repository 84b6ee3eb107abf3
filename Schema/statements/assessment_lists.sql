-- Which assessments are in each list, and with which content is the list found?
-- Columns: id of the list, content; product, assessor, reported, value, in the order of the list.
SELECT l.id, l.content, a.product, a.assessor, a.reported, a.value
FROM assessment_list AS l JOIN assessment AS a ON a.list_id = l.id
ORDER BY l.id, a.position;
