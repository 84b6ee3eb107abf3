-- How many events of a file are marked as duplicates?
-- Parameter: file. Column: events.
SELECT count(*) AS events FROM event WHERE file_id = ? AND duplicate_of IS NOT NULL;
