-- Which supplements do events have?
-- Column: name, in ascending order.
SELECT DISTINCT name FROM supplement ORDER BY name;
