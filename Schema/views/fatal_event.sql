CREATE VIEW fatal_event AS
-- The counted events with a fatal outcome or with death as a criterion (active rule set).
SELECT * FROM event_in_window WHERE is_fatal;
