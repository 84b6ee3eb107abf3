-- Is the packed copy current, has it every column, and how large is it?
-- Parameters: none. Columns: is_current; has_every_column (0 where a program made it that knew fewer columns of events:
--   action came last); chunk_events, chunk_subjects, subjects, events.
SELECT is_current,
    NOT EXISTS (SELECT 1 FROM packed_chunk)
        OR EXISTS (
            SELECT 1 FROM packed_column
            WHERE chunk_id = (SELECT min(id) FROM packed_chunk) AND name = 'action') AS has_every_column,
    chunk_events, chunk_subjects, subjects, events
FROM packed_copy;
