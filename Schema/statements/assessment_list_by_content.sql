-- Is a list of assessments with this content stored?
-- Parameter: content. Column: id.
SELECT id FROM assessment_list WHERE content = ?;
