-- What do the stored exposures say, as their rows said it?
-- Columns: those of exposure.
SELECT * FROM exposure;
