-- Corrects an event. Its mark as a duplicate and a flag from a supplement are settled when all rows are there.
-- Parameters: the columns in the order named, then the key.
UPDATE event
SET verbatim = ?, onset_text = ?, onset_earliest = ?, onset_latest = ?, end_text = ?, end_earliest = ?, end_latest = ?,
    report_text = ?, report_earliest = ?, report_latest = ?, severity = ?, grade = ?, serious = ?, criteria = ?,
    assessment_list_id = ?, coding_id = ?, outcome = ?, action = ?, natural_progression = ?, worsened_after_dose = ?,
    treatment_emergent = ?, content = ?, file_id = ?, line = ?, byte_offset = ?
WHERE id = ?;
