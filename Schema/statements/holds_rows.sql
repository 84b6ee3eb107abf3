-- Does the registry hold subjects or events?
-- Column: 1 or 0.
SELECT EXISTS (SELECT 1 FROM subject) OR EXISTS (SELECT 1 FROM event) AS holds;
