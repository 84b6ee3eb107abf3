-- Stores a way in which rows name a term.
-- Parameters: the columns in the order named.
INSERT INTO coding (dictionary_id, path_id, llt_id, method)
VALUES (?, ?, ?, ?);
