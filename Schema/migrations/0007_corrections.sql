-- Corrections: why a run changed stored rows, and what these said before. Triggers refuse to change or remove any of it.

ALTER TABLE import_run ADD COLUMN reason TEXT;             -- why it corrects; NULL: the run could only add rows
ALTER TABLE import_run ADD COLUMN rows_changed INTEGER NOT NULL DEFAULT 0;  -- of the stored rows, those that were there
ALTER TABLE import_run ADD COLUMN rows_missing INTEGER;    -- stored rows it did not carry; NULL: not looked for
ALTER TABLE import_run ADD COLUMN rows_removed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE supplement ADD COLUMN treatment_emergent INTEGER CHECK (treatment_emergent BETWEEN 0 AND 1);  -- what it says, where it is that flag

-- A row that a correcting run added, changed or removed, by its key as people know it.
CREATE TABLE row_change (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES import_run (id),
    table_name TEXT NOT NULL CHECK (table_name = 'subject' OR table_name = 'exposure' OR table_name = 'event'
        OR table_name = 'supplement'),
    kind TEXT NOT NULL CHECK (kind = 'added' OR kind = 'changed' OR kind = 'removed'),
    subject TEXT NOT NULL,
    sequence TEXT,                         -- of the exposure or event, or of the event of a supplement
    name TEXT,                             -- of the supplement
    file_id INTEGER REFERENCES source_file (id),         -- where it says what it says now; NULL: removed
    former_file_id INTEGER REFERENCES source_file (id),  -- where it said what it said before; NULL: added
    former_line INTEGER,
    former_byte_offset INTEGER,
    CHECK ((kind = 'removed') = (file_id IS NULL)),
    CHECK ((kind = 'added') = (former_file_id IS NULL))
) STRICT;

-- A value of such a row that is another now. A removed row has all values it had; an added one has its values in its table.
CREATE TABLE cell_change (
    row_change_id INTEGER NOT NULL REFERENCES row_change (id),
    column_name TEXT NOT NULL,             -- the field, as profiles name it
    old_value TEXT,
    new_value TEXT,
    PRIMARY KEY (row_change_id, column_name),
    CHECK (old_value IS NOT new_value)
) STRICT, WITHOUT ROWID;

-- An event can only be removed once no mark points at it; this finds the marks.
CREATE INDEX event_by_original ON event (duplicate_of) WHERE duplicate_of IS NOT NULL;
