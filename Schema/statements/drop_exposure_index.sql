-- Removes the index of exposures, which a load of a whole table builds anew when it is first looked up in or done.
DROP INDEX exposure_by_sequence;
