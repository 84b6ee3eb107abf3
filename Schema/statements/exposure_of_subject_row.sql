-- Which exposure did the row of this subject state?
-- Parameter: the subject. Column: id.
SELECT x.id FROM subject AS s JOIN exposure AS x
    ON x.subject_id = s.id AND x.file_id = s.file_id AND x.byte_offset = s.byte_offset
WHERE s.id = ?;
