-- What do the stored memberships say, as their rows said it?
-- Columns: subject_id, group, content.
SELECT m.subject_id, g.name AS "group", m.content
FROM group_membership AS m JOIN reporting_group AS g ON g.id = m.group_id;
