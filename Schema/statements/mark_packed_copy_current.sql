-- Says that the packed copy equals the rows, how it was cut into chunks and how large it is.
-- Parameters: chunk_events, chunk_subjects, subjects, events.
UPDATE packed_copy SET is_current = 1, chunk_events = ?, chunk_subjects = ?, subjects = ?, events = ?;
