-- Registries without denominators, groups that overlap, and arms whose N is delivered apart from their participants.

ALTER TABLE study ADD COLUMN takes_arms INTEGER NOT NULL DEFAULT 0 CHECK (takes_arms IN (0, 1));  -- arms as delivered
ALTER TABLE study ADD COLUMN takes_groups INTEGER NOT NULL DEFAULT 0 CHECK (takes_groups IN (0, 1));
ALTER TABLE study ADD COLUMN no_denominators TEXT;  -- why none exists; NULL: N is the denominator

-- Groups, unlike arms, overlap: a subject may be in several (the products that a report names).
CREATE TABLE reporting_group (
    id INTEGER PRIMARY KEY,                -- position in the order declared or delivered, from 1
    name TEXT NOT NULL CHECK (name <> '')
) STRICT;
CREATE UNIQUE INDEX reporting_group_by_name ON reporting_group (name);

CREATE TABLE group_membership (
    subject_id INTEGER NOT NULL REFERENCES subject (id),
    group_id INTEGER NOT NULL REFERENCES reporting_group (id),
    content BLOB NOT NULL CHECK (length(content) = 16),
    file_id INTEGER NOT NULL REFERENCES source_file (id),
    line INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    PRIMARY KEY (subject_id, group_id)
) STRICT, WITHOUT ROWID;

-- The N of an arm as delivered. Participants that no row names are subjects with is_unnamed = 1.
CREATE TABLE arm_size (
    arm_id INTEGER PRIMARY KEY REFERENCES arm (id),
    subjects INTEGER NOT NULL CHECK (subjects >= 0),
    deaths INTEGER CHECK (deaths BETWEEN 0 AND subjects),  -- of any cause
    content BLOB NOT NULL CHECK (length(content) = 16),
    file_id INTEGER NOT NULL REFERENCES source_file (id),
    line INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL
) STRICT;

-- An unnamed subject stands for a participant who is known by number only: it has an arm, no event and no identifier of
-- its own ('unnamed'), and is found by no identifier. Its place is that of the row that stated the arm's N.
ALTER TABLE subject ADD COLUMN is_unnamed INTEGER NOT NULL DEFAULT 0 CHECK (is_unnamed IN (0, 1));
DROP INDEX subject_by_identifier;
CREATE UNIQUE INDEX subject_by_identifier ON subject (identifier, is_unnamed) WHERE is_unnamed = 0;  -- both: covering

ALTER TABLE packed_chunk ADD COLUMN memberships INTEGER NOT NULL DEFAULT 0 CHECK (memberships >= 0);
