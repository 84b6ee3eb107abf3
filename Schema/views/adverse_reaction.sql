CREATE VIEW adverse_reaction AS
-- The counted events that are related to the product: adverse drug reactions (active rule set: related).
SELECT * FROM event_in_window WHERE is_related;
