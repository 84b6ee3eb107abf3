CREATE VIEW event_relatedness AS
-- Whether each stored event counts as related (active rule set: related). Any counted assessment makes it so; a blank
-- matters only where every assessment is blank.
SELECT e.id AS event_id,
    CASE WHEN EXISTS (SELECT 1 FROM assessment AS a WHERE a.list_id = e.assessment_list_id AND a.value <> 0)
        THEN EXISTS (
            SELECT 1 FROM assessment AS a
            WHERE a.list_id = e.assessment_list_id AND a.value <> 0
                AND a.value IN (SELECT CAST(value AS INTEGER) FROM rule_in_use WHERE name = 'related'))
        ELSE EXISTS (SELECT 1 FROM rule_in_use WHERE name = 'related' AND value = '0')
        END AS is_related
FROM event AS e;
