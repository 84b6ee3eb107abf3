-- Moves the counter by which copies of the data know that they are stale.
UPDATE study SET generation = generation + 1;
