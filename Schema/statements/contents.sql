-- How much does the registry hold?
-- Columns: subjects, exposures, events, coded events, files, rejected rows.
SELECT (SELECT count(*) FROM subject) AS subjects, (SELECT count(*) FROM exposure) AS exposures,
    (SELECT count(*) FROM event) AS events, (SELECT count(coding_id) FROM event) AS coded,
    (SELECT count(*) FROM source_file) AS files,
    (SELECT count(*) FROM (SELECT DISTINCT file_id, byte_offset FROM reject)) AS rejects;
