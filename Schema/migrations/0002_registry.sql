-- Schema version 2: one registry holds one study. (Version 1 was replaced before any release.)
-- Days are whole numbers counted from 1970-01-01. A clinical date is the text as written and the earliest and the latest
-- day it can mean: all or none, within the years 0 to 9999 (days -719528 to 2932896). The text is stored where it is
-- not simply yyyy-mm-dd of one day; the column that ends in _written shows it in either case and takes no space.
-- Codes point into the vocabulary tables of the next migration. Uniqueness stands in named indexes, so that a bulk load can build
-- them last. What many events share, a coding or an assessment of causality, is stored once and pointed to.

CREATE TABLE study (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    identifier TEXT,                       -- STUDYID that rows must carry; NULL accepts any
    title TEXT NOT NULL,
    is_synthetic INTEGER NOT NULL CHECK (is_synthetic IN (0, 1)),
    created TEXT NOT NULL,                 -- UTC, ISO 8601
    generation INTEGER NOT NULL            -- moves with every committed change, so that copies know they are stale
) STRICT;

CREATE TABLE arm (
    id INTEGER PRIMARY KEY,                -- position in the study's order, from 1
    name TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX arm_by_name ON arm (name);
CREATE TABLE not_an_arm (
    value TEXT PRIMARY KEY                 -- an arm value that leaves a subject without an arm
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_set (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    text TEXT NOT NULL,                    -- the YAML as given
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    stored TEXT NOT NULL,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX rule_set_by_version ON rule_set (name, version);
CREATE UNIQUE INDEX rule_set_active ON rule_set (is_active) WHERE is_active = 1;

CREATE TABLE rule_parameter (
    rule_set_id INTEGER NOT NULL REFERENCES rule_set (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (rule_set_id, name, value)
) STRICT, WITHOUT ROWID;

-- Provenance -----------------------------------------------------------------------------------------------------

CREATE TABLE import_run (
    id INTEGER PRIMARY KEY,
    program_version TEXT NOT NULL,
    profile TEXT NOT NULL,
    profile_text TEXT NOT NULL,            -- what was trimmed, mapped and taken as missing, as declared
    actor TEXT NOT NULL,
    started TEXT NOT NULL,                 -- UTC, ISO 8601
    on_reject TEXT NOT NULL CHECK (on_reject IN ('stop', 'keep')),
    ignored_columns TEXT NOT NULL,         -- JSON list of "file: column"
    rows_read INTEGER NOT NULL,
    rows_stored INTEGER NOT NULL,
    rows_unchanged INTEGER NOT NULL,
    rows_rejected INTEGER NOT NULL,
    rows_ignored INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    CHECK (rows_read = rows_stored + rows_unchanged + rows_rejected + rows_ignored)
) STRICT;

CREATE TABLE source_file (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES import_run (id),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    bytes INTEGER NOT NULL CHECK (bytes >= 0),
    fills TEXT NOT NULL                    -- subjects, exposures, dictionary, events or supplements
) STRICT;
CREATE UNIQUE INDEX source_file_by_bytes ON source_file (sha256);

CREATE TABLE reject (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES import_run (id),
    file_id INTEGER NOT NULL REFERENCES source_file (id),
    line INTEGER NOT NULL,
    column_number INTEGER,
    column_name TEXT,
    byte_offset INTEGER NOT NULL,
    code TEXT NOT NULL,
    detail TEXT NOT NULL,                  -- what was expected and found, without values
    row BLOB NOT NULL                      -- the row's bytes, to be corrected and sent again
) STRICT;

-- Subjects and exposures -------------------------------------------------------------------------------------------

CREATE TABLE subject (
    id INTEGER PRIMARY KEY,
    identifier TEXT NOT NULL CHECK (identifier <> ''),
    site TEXT,
    country TEXT,
    sex TEXT,
    birth_text TEXT, birth_earliest INTEGER, birth_latest INTEGER,
    birth_written TEXT AS (coalesce(birth_text, date(birth_earliest * 86400, 'unixepoch'))),
    age TEXT,
    age_unit TEXT,
    race TEXT,
    ethnicity TEXT,
    consent_text TEXT, consent_earliest INTEGER, consent_latest INTEGER,
    consent_written TEXT AS (coalesce(consent_text, date(consent_earliest * 86400, 'unixepoch'))),
    planned_arm TEXT,                      -- as delivered
    planned_arm_id INTEGER REFERENCES arm (id),
    actual_arm TEXT,
    actual_arm_id INTEGER REFERENCES arm (id),
    follow_up_end_text TEXT, follow_up_end_earliest INTEGER, follow_up_end_latest INTEGER,
    follow_up_end_written TEXT AS (coalesce(follow_up_end_text, date(follow_up_end_earliest * 86400, 'unixepoch'))),
    follow_up_end_reason TEXT,
    death_text TEXT, death_earliest INTEGER, death_latest INTEGER,
    death_written TEXT AS (coalesce(death_text, date(death_earliest * 86400, 'unixepoch'))),
    content BLOB NOT NULL CHECK (length(content) = 16),
    file_id INTEGER NOT NULL REFERENCES source_file (id),
    line INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    CHECK (CASE WHEN birth_earliest IS NULL THEN birth_latest IS NULL AND birth_text IS NULL
        ELSE birth_earliest BETWEEN -719528 AND birth_latest AND birth_latest <= 2932896 AND birth_latest IS NOT NULL
            AND (birth_text IS NOT NULL OR birth_earliest = birth_latest) END),
    CHECK (CASE WHEN consent_earliest IS NULL THEN consent_latest IS NULL AND consent_text IS NULL
        ELSE consent_earliest BETWEEN -719528 AND consent_latest AND consent_latest <= 2932896 AND consent_latest IS NOT NULL
            AND (consent_text IS NOT NULL OR consent_earliest = consent_latest) END),
    CHECK (CASE WHEN follow_up_end_earliest IS NULL THEN follow_up_end_latest IS NULL AND follow_up_end_text IS NULL
        ELSE follow_up_end_earliest BETWEEN -719528 AND follow_up_end_latest AND follow_up_end_latest <= 2932896 AND follow_up_end_latest IS NOT NULL
            AND (follow_up_end_text IS NOT NULL OR follow_up_end_earliest = follow_up_end_latest) END),
    CHECK (CASE WHEN death_earliest IS NULL THEN death_latest IS NULL AND death_text IS NULL
        ELSE death_earliest BETWEEN -719528 AND death_latest AND death_latest <= 2932896 AND death_latest IS NOT NULL
            AND (death_text IS NOT NULL OR death_earliest = death_latest) END)
) STRICT;
CREATE UNIQUE INDEX subject_by_identifier ON subject (identifier);

CREATE TABLE subject_flag (
    subject_id INTEGER NOT NULL REFERENCES subject (id),
    name TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value IN (0, 1)),
    PRIMARY KEY (subject_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE subject_attribute (
    subject_id INTEGER NOT NULL REFERENCES subject (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (subject_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE exposure (
    id INTEGER PRIMARY KEY,
    subject_id INTEGER NOT NULL REFERENCES subject (id),
    sequence TEXT NOT NULL,
    product TEXT,
    dose TEXT,                             -- as written; placebo has 0
    dose_unit TEXT,
    route TEXT,
    start_text TEXT, start_earliest INTEGER, start_latest INTEGER,
    start_written TEXT AS (coalesce(start_text, date(start_earliest * 86400, 'unixepoch'))),
    end_text TEXT, end_earliest INTEGER, end_latest INTEGER,
    end_written TEXT AS (coalesce(end_text, date(end_earliest * 86400, 'unixepoch'))),
    content BLOB NOT NULL CHECK (length(content) = 16),
    file_id INTEGER NOT NULL REFERENCES source_file (id),
    line INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    CHECK (CASE WHEN start_earliest IS NULL THEN start_latest IS NULL AND start_text IS NULL
        ELSE start_earliest BETWEEN -719528 AND start_latest AND start_latest <= 2932896 AND start_latest IS NOT NULL
            AND (start_text IS NOT NULL OR start_earliest = start_latest) END),
    CHECK (CASE WHEN end_earliest IS NULL THEN end_latest IS NULL AND end_text IS NULL
        ELSE end_earliest BETWEEN -719528 AND end_latest AND end_latest <= 2932896 AND end_latest IS NOT NULL
            AND (end_text IS NOT NULL OR end_earliest = end_latest) END)
) STRICT;
CREATE UNIQUE INDEX exposure_by_sequence ON exposure (subject_id, sequence);

-- Dictionaries -----------------------------------------------------------------------------------------------------

CREATE TABLE dictionary (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    language TEXT NOT NULL,
    is_of_source INTEGER NOT NULL CHECK (is_of_source IN (0, 1))  -- 1: made from the names of a coded delivery
) STRICT;
CREATE UNIQUE INDEX dictionary_by_version ON dictionary (name, version, language, is_of_source);

CREATE TABLE term (
    id INTEGER PRIMARY KEY,
    dictionary_id INTEGER NOT NULL REFERENCES dictionary (id),
    level INTEGER NOT NULL REFERENCES term_level (id),
    code TEXT,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL,                -- lower case, single spaces, one spelling: what look-ups compare
    pt_id INTEGER REFERENCES term (id),    -- of an LLT: its PT
    file_id INTEGER NOT NULL REFERENCES source_file (id),
    line INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    CHECK ((level = 5) = (pt_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX term_by_code ON term (dictionary_id, level, code) WHERE code IS NOT NULL;
CREATE INDEX term_by_name ON term (dictionary_id, level, name_key);

CREATE TABLE term_synonym (
    term_id INTEGER NOT NULL REFERENCES term (id),
    name TEXT NOT NULL,                    -- another spelling of the same term
    name_key TEXT NOT NULL,
    PRIMARY KEY (term_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE path (
    id INTEGER PRIMARY KEY,
    dictionary_id INTEGER NOT NULL REFERENCES dictionary (id),
    soc_id INTEGER NOT NULL REFERENCES term (id),
    hlgt_id INTEGER REFERENCES term (id),
    hlt_id INTEGER REFERENCES term (id),
    pt_id INTEGER NOT NULL REFERENCES term (id),
    is_primary INTEGER CHECK (is_primary IN (0, 1)),  -- NULL: a source's own coding does not say
    file_id INTEGER NOT NULL REFERENCES source_file (id),
    line INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX path_by_terms
    ON path (pt_id, soc_id, coalesce(hlgt_id, 0), coalesce(hlt_id, 0));
CREATE UNIQUE INDEX path_primary ON path (pt_id) WHERE is_primary = 1;

-- Events -----------------------------------------------------------------------------------------------------------

-- What rows name as their term, each distinct way once: the path, the LLT if any, and how it was found.
CREATE TABLE coding (
    id INTEGER PRIMARY KEY,
    dictionary_id INTEGER NOT NULL REFERENCES dictionary (id),
    path_id INTEGER NOT NULL REFERENCES path (id),
    llt_id INTEGER REFERENCES term (id),
    method INTEGER NOT NULL REFERENCES coding_method (id)
) STRICT;
CREATE UNIQUE INDEX coding_by_terms ON coding (path_id, coalesce(llt_id, 0), method);

-- The assessments of causality of one row, each distinct list once.
CREATE TABLE assessment_list (
    id INTEGER PRIMARY KEY,
    content BLOB NOT NULL CHECK (length(content) = 16)  -- hash of the list, by which it is found
) STRICT;
CREATE UNIQUE INDEX assessment_list_by_content ON assessment_list (content);

CREATE TABLE assessment (
    list_id INTEGER NOT NULL REFERENCES assessment_list (id),
    position INTEGER NOT NULL,             -- order in the row, from 1
    product TEXT,
    assessor TEXT,
    reported TEXT,                         -- the words of the source; NULL when blank
    value INTEGER NOT NULL REFERENCES causality (id),
    PRIMARY KEY (list_id, position)
) STRICT, WITHOUT ROWID;

-- A bulk load stores the events of a subject together, so that they lie side by side.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    subject_id INTEGER NOT NULL REFERENCES subject (id),
    sequence TEXT NOT NULL,
    verbatim TEXT,
    onset_text TEXT, onset_earliest INTEGER, onset_latest INTEGER,
    onset_written TEXT AS (coalesce(onset_text, date(onset_earliest * 86400, 'unixepoch'))),
    end_text TEXT, end_earliest INTEGER, end_latest INTEGER,
    end_written TEXT AS (coalesce(end_text, date(end_earliest * 86400, 'unixepoch'))),
    report_text TEXT, report_earliest INTEGER, report_latest INTEGER,
    report_written TEXT AS (coalesce(report_text, date(report_earliest * 86400, 'unixepoch'))),
    severity INTEGER CHECK (severity BETWEEN 1 AND 5),
    grade INTEGER CHECK (grade BETWEEN 1 AND 5),
    serious INTEGER CHECK (serious IN (0, 1)),
    criteria INTEGER NOT NULL CHECK (criteria BETWEEN 0 AND 1022 AND criteria & 1 = 0),  -- bit n is criterion n
    assessment_list_id INTEGER REFERENCES assessment_list (id),
    coding_id INTEGER REFERENCES coding (id),    -- NULL: the row names no term
    outcome INTEGER CHECK (outcome BETWEEN 0 AND 5),
    action INTEGER CHECK (action IN (0, 1, 2, 3, 4, 9, 10)),
    natural_progression INTEGER CHECK (natural_progression IN (0, 1)),
    worsened_after_dose INTEGER CHECK (worsened_after_dose IN (0, 1)),
    treatment_emergent INTEGER CHECK (treatment_emergent IN (0, 1)),  -- as given, in the row or its supplement
    duplicate_of INTEGER REFERENCES event (id),  -- an earlier event of the subject with the same content
    content BLOB NOT NULL CHECK (length(content) = 16),
    file_id INTEGER NOT NULL REFERENCES source_file (id),
    line INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    CHECK (CASE WHEN onset_earliest IS NULL THEN onset_latest IS NULL AND onset_text IS NULL
        ELSE onset_earliest BETWEEN -719528 AND onset_latest AND onset_latest <= 2932896 AND onset_latest IS NOT NULL
            AND (onset_text IS NOT NULL OR onset_earliest = onset_latest) END),
    CHECK (CASE WHEN end_earliest IS NULL THEN end_latest IS NULL AND end_text IS NULL
        ELSE end_earliest BETWEEN -719528 AND end_latest AND end_latest <= 2932896 AND end_latest IS NOT NULL
            AND (end_text IS NOT NULL OR end_earliest = end_latest) END),
    CHECK (CASE WHEN report_earliest IS NULL THEN report_latest IS NULL AND report_text IS NULL
        ELSE report_earliest BETWEEN -719528 AND report_latest AND report_latest <= 2932896 AND report_latest IS NOT NULL
            AND (report_text IS NOT NULL OR report_earliest = report_latest) END)
) STRICT;
CREATE UNIQUE INDEX event_by_sequence ON event (subject_id, sequence);

CREATE TABLE supplement (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES event (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    sets_emergent INTEGER NOT NULL CHECK (sets_emergent IN (0, 1)),  -- 1: event.treatment_emergent is from here
    content BLOB NOT NULL CHECK (length(content) = 16),
    file_id INTEGER NOT NULL REFERENCES source_file (id),
    line INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX supplement_by_name ON supplement (event_id, name);
