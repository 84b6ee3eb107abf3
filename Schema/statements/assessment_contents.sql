-- With which content is each list of assessments found?
-- Columns: id, content.
SELECT id, content FROM assessment_list;
