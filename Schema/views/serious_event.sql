CREATE VIEW serious_event AS
-- The counted events that are serious (active rule set: serious).
SELECT * FROM event_in_window WHERE is_serious;
