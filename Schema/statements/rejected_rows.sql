-- How many rows did the import runs refuse and keep aside?
-- Column: rows.
SELECT count(*) AS rows FROM (SELECT DISTINCT file_id, byte_offset FROM reject);
