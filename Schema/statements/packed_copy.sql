-- Is the packed copy current, and how large is it?
-- Parameters: none. Columns: is_current, chunk_events, chunk_subjects, subjects, events.
SELECT is_current, chunk_events, chunk_subjects, subjects, events FROM packed_copy;
