-- Did the row of this subject state an exposure too?
-- Parameter: subject. Column: 1 where it did.
SELECT 1 FROM subject AS s JOIN exposure AS x
    ON x.subject_id = s.id AND x.file_id = s.file_id AND x.byte_offset = s.byte_offset
WHERE s.id = ?;
