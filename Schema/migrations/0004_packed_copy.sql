-- A copy of what counting reads, packed as columns in the order of subjects: made from the rows, never asked where it
-- is not current, and never a source of anything. Schema/README.md describes the bytes.

-- Whether the copy equals the rows. Triggers on the tables it is made from set is_current to 0.
CREATE TABLE packed_copy (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
    chunk_events INTEGER NOT NULL,         -- the limits by which it was cut into chunks
    chunk_subjects INTEGER NOT NULL,
    subjects INTEGER NOT NULL,
    events INTEGER NOT NULL
) STRICT;
INSERT INTO packed_copy VALUES (1, 1, 0, 0, 0, 0);  -- of no subjects

-- A chunk: subjects that follow one another in the order of their keys, with all their events.
CREATE TABLE packed_chunk (
    id INTEGER PRIMARY KEY,                -- from 1, in the order of subjects
    subjects INTEGER NOT NULL CHECK (subjects > 0),
    events INTEGER NOT NULL CHECK (events >= 0),
    doses INTEGER NOT NULL CHECK (doses >= 0)
) STRICT;

-- A column of a chunk, with a value for each of its subjects, events or doses.
CREATE TABLE packed_column (
    id INTEGER PRIMARY KEY,
    chunk_id INTEGER NOT NULL REFERENCES packed_chunk (id),
    name TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX packed_column_by_name ON packed_column (chunk_id, name);
