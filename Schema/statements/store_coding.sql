-- Stores the coding of an event in one dictionary.
-- Parameters: the columns in the order named.
INSERT INTO coding (
    event_id, dictionary_id, path_id, llt_id, method)
VALUES (?, ?, ?, ?, ?);
