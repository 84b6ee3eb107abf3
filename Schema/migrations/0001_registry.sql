-- Schema version 1: one registry holds one study.
-- Days are whole numbers counted from 1970-01-01. A clinical date is three columns: the text as written, and the
-- earliest and the latest day it can mean; all three or none, within the years 0 to 9999 (days -719528 to 2932896).
-- Codes point into the vocabulary tables at the end. Uniqueness stands in named indexes, so that a bulk load can build
-- them last.

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
    birth_written TEXT, birth_earliest INTEGER, birth_latest INTEGER,
    age TEXT,
    age_unit TEXT,
    race TEXT,
    ethnicity TEXT,
    consent_written TEXT, consent_earliest INTEGER, consent_latest INTEGER,
    planned_arm TEXT,                      -- as delivered
    planned_arm_id INTEGER REFERENCES arm (id),
    actual_arm TEXT,
    actual_arm_id INTEGER REFERENCES arm (id),
    follow_up_end_written TEXT, follow_up_end_earliest INTEGER, follow_up_end_latest INTEGER,
    follow_up_end_reason TEXT,
    death_written TEXT, death_earliest INTEGER, death_latest INTEGER,
    content BLOB NOT NULL CHECK (length(content) = 32),
    file_id INTEGER NOT NULL REFERENCES source_file (id),
    line INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    CHECK ((birth_written IS NULL) + (birth_earliest IS NULL) + (birth_latest IS NULL) IN (0, 3)),
    CHECK (-719528 <= birth_earliest AND birth_earliest <= birth_latest AND birth_latest <= 2932896),
    CHECK ((consent_written IS NULL) + (consent_earliest IS NULL) + (consent_latest IS NULL) IN (0, 3)),
    CHECK (-719528 <= consent_earliest AND consent_earliest <= consent_latest AND consent_latest <= 2932896),
    CHECK ((follow_up_end_written IS NULL) + (follow_up_end_earliest IS NULL) + (follow_up_end_latest IS NULL)
        IN (0, 3)),
    CHECK (-719528 <= follow_up_end_earliest AND follow_up_end_earliest <= follow_up_end_latest
        AND follow_up_end_latest <= 2932896),
    CHECK ((death_written IS NULL) + (death_earliest IS NULL) + (death_latest IS NULL) IN (0, 3)),
    CHECK (-719528 <= death_earliest AND death_earliest <= death_latest AND death_latest <= 2932896)
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
    start_written TEXT, start_earliest INTEGER, start_latest INTEGER,
    end_written TEXT, end_earliest INTEGER, end_latest INTEGER,
    content BLOB NOT NULL CHECK (length(content) = 32),
    file_id INTEGER NOT NULL REFERENCES source_file (id),
    line INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    CHECK ((start_written IS NULL) + (start_earliest IS NULL) + (start_latest IS NULL) IN (0, 3)),
    CHECK (-719528 <= start_earliest AND start_earliest <= start_latest AND start_latest <= 2932896),
    CHECK ((end_written IS NULL) + (end_earliest IS NULL) + (end_latest IS NULL) IN (0, 3)),
    CHECK (-719528 <= end_earliest AND end_earliest <= end_latest AND end_latest <= 2932896)
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

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    subject_id INTEGER NOT NULL REFERENCES subject (id),
    sequence TEXT NOT NULL,
    verbatim TEXT,
    onset_written TEXT, onset_earliest INTEGER, onset_latest INTEGER,
    end_written TEXT, end_earliest INTEGER, end_latest INTEGER,
    report_written TEXT, report_earliest INTEGER, report_latest INTEGER,
    severity INTEGER REFERENCES severity (id),
    grade INTEGER CHECK (grade BETWEEN 1 AND 5),
    serious INTEGER CHECK (serious IN (0, 1)),
    outcome INTEGER REFERENCES outcome (id),
    action INTEGER REFERENCES action_taken (id),
    natural_progression INTEGER CHECK (natural_progression IN (0, 1)),
    worsened_after_dose INTEGER CHECK (worsened_after_dose IN (0, 1)),
    treatment_emergent INTEGER CHECK (treatment_emergent IN (0, 1)),  -- as given, in the row or its supplement
    duplicate_of INTEGER REFERENCES event (id),  -- an earlier event of the subject with the same content
    content BLOB NOT NULL CHECK (length(content) = 32),
    file_id INTEGER NOT NULL REFERENCES source_file (id),
    line INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    CHECK ((onset_written IS NULL) + (onset_earliest IS NULL) + (onset_latest IS NULL) IN (0, 3)),
    CHECK (-719528 <= onset_earliest AND onset_earliest <= onset_latest AND onset_latest <= 2932896),
    CHECK ((end_written IS NULL) + (end_earliest IS NULL) + (end_latest IS NULL) IN (0, 3)),
    CHECK (-719528 <= end_earliest AND end_earliest <= end_latest AND end_latest <= 2932896),
    CHECK ((report_written IS NULL) + (report_earliest IS NULL) + (report_latest IS NULL) IN (0, 3)),
    CHECK (-719528 <= report_earliest AND report_earliest <= report_latest AND report_latest <= 2932896)
) STRICT;
CREATE UNIQUE INDEX event_by_sequence ON event (subject_id, sequence);
-- Finds events recorded twice; eight bytes of the hash tell the events of one subject apart well enough.
CREATE INDEX event_by_content ON event (subject_id, substr(content, 1, 8));

CREATE TABLE event_criterion (
    event_id INTEGER NOT NULL REFERENCES event (id),
    criterion INTEGER NOT NULL REFERENCES seriousness_criterion (id),
    PRIMARY KEY (event_id, criterion)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_causality (
    event_id INTEGER NOT NULL REFERENCES event (id),
    position INTEGER NOT NULL,             -- order of the assessments in the row, from 1
    product TEXT,
    assessor TEXT,
    reported TEXT,                         -- the words of the source; NULL when blank
    value INTEGER NOT NULL REFERENCES causality (id),
    PRIMARY KEY (event_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE coding (
    event_id INTEGER NOT NULL REFERENCES event (id),
    dictionary_id INTEGER NOT NULL REFERENCES dictionary (id),
    path_id INTEGER NOT NULL REFERENCES path (id),
    llt_id INTEGER REFERENCES term (id),
    method INTEGER NOT NULL REFERENCES coding_method (id),
    PRIMARY KEY (event_id, dictionary_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE supplement (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES event (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    file_id INTEGER NOT NULL REFERENCES source_file (id),
    line INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX supplement_by_name ON supplement (event_id, name);

-- Vocabularies -----------------------------------------------------------------------------------------------------

CREATE TABLE severity (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO severity VALUES (1, 'mild'), (2, 'moderate'), (3, 'severe'), (4, 'life_threatening'), (5, 'fatal');
CREATE TABLE causality (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO causality VALUES (0, 'missing'), (1, 'certain'), (2, 'probable'), (3, 'possible'), (4, 'unlikely'),
    (5, 'not_related'), (6, 'conditional'), (7, 'unassessable'), (8, 'related');
CREATE TABLE outcome (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO outcome VALUES (0, 'unknown'), (1, 'recovered'), (2, 'recovering'), (3, 'not_recovered'),
    (4, 'recovered_with_sequelae'), (5, 'fatal');
CREATE TABLE action_taken (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO action_taken VALUES (0, 'unknown'), (1, 'drug_withdrawn'), (2, 'dose_reduced'), (3, 'dose_increased'),
    (4, 'dose_not_changed'), (9, 'not_applicable'), (10, 'drug_interrupted');
CREATE TABLE seriousness_criterion (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO seriousness_criterion VALUES (1, 'death'), (2, 'life_threatening'), (3, 'hospitalisation'),
    (4, 'disability'), (5, 'congenital_anomaly'), (6, 'medically_important'),
    (7, 'cancer'), (8, 'overdose'), (9, 'required_intervention');
CREATE TABLE term_level (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO term_level VALUES (1, 'soc'), (2, 'hlgt'), (3, 'hlt'), (4, 'pt'), (5, 'llt');
CREATE TABLE coding_method (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO coding_method VALUES (1, 'llt_code'), (2, 'pt_code'), (3, 'by_source');
