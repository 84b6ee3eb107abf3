-- Makes the temporary table of the events that a selection holds.
CREATE TEMP TABLE IF NOT EXISTS selected_event (
    event_id INTEGER PRIMARY KEY, subject_id INTEGER NOT NULL, arm_id INTEGER, soc_id INTEGER NOT NULL,
    path_id INTEGER NOT NULL, counted_day INTEGER);
