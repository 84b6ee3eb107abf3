CREATE VIEW serious_adverse_reaction AS
-- The counted events that are both serious and related (active rule set: serious, related).
SELECT * FROM event_in_window WHERE is_serious AND is_related;
