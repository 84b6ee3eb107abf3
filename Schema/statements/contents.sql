-- How much does the registry hold, its events apart?
-- Columns: subjects, exposures, files, rejected rows.
SELECT (SELECT count(*) FROM subject) AS subjects, (SELECT count(*) FROM exposure) AS exposures,
    (SELECT count(*) FROM source_file) AS files,
    (SELECT count(*) FROM (SELECT DISTINCT file_id, byte_offset FROM reject)) AS rejects;
