-- Which arm values leave a subject without an arm?
-- Column: value.
SELECT value FROM not_an_arm ORDER BY value;
