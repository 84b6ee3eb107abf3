CREATE VIEW uncoded_event AS
-- The counted events without a code in the dictionary that counts (active rule set: dictionary).
SELECT * FROM event_in_window WHERE path_id = 0;
