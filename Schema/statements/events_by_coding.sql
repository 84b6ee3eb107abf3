-- How many events has each coding? Goes through all events: asked only where the packed copy cannot answer.
-- Parameters: none. Columns: coding_id (0: of none), events.
SELECT coalesce(coding_id, 0), count(*) FROM event GROUP BY coding_id;
