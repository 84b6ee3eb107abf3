-- What does a list of assessments of causality say?
-- Parameters: :list (its key). Columns: product, assessor, reported, value, in the order of the source row.
SELECT product, assessor, reported, value FROM assessment WHERE list_id = :list ORDER BY position;
