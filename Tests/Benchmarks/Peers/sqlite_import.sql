-- The sqlite3 shell: from the three CSV files to typed, coded and checked tables with the indexes that the tables of
-- events are read from. Run in the folder of the data: sqlite3 REGISTRY < sqlite_import.sql
-- No journal, no waiting for the disk, a large cache, raw rows in memory, indexes last: as fast as the shell loads.
.bail on
PRAGMA page_size = 8192;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -1000000;
PRAGMA threads = 2;

.mode csv
.import --schema temp subjects.csv raw_subject
.import --schema temp dictionary.csv raw_term
.import --schema temp events.csv raw_event

BEGIN;
CREATE TABLE arm (arm INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
-- Terms are numbered from 1 on: an event then needs one or two bytes for each, where its code would need four.
CREATE TABLE soc (soc INTEGER PRIMARY KEY, code INTEGER NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE pt (
    pt INTEGER PRIMARY KEY, code INTEGER NOT NULL UNIQUE, name TEXT NOT NULL, soc INTEGER NOT NULL REFERENCES soc);
CREATE TABLE llt (
    llt INTEGER PRIMARY KEY, code INTEGER NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, pt INTEGER NOT NULL REFERENCES pt);
CREATE TABLE word (list TEXT, text TEXT, rank INTEGER NOT NULL, PRIMARY KEY (list, text)) WITHOUT ROWID;
CREATE TABLE subject (
    subject INTEGER PRIMARY KEY, identifier TEXT NOT NULL UNIQUE, arm INTEGER NOT NULL REFERENCES arm,
    first_dose INTEGER NOT NULL, last_contact INTEGER, sex TEXT, age INTEGER);
CREATE TABLE event (
    event INTEGER PRIMARY KEY, identifier TEXT NOT NULL, subject INTEGER NOT NULL REFERENCES subject,
    llt INTEGER NOT NULL REFERENCES llt, pt INTEGER NOT NULL REFERENCES pt, soc INTEGER NOT NULL REFERENCES soc,
    arm INTEGER NOT NULL REFERENCES arm, onset INTEGER, end INTEGER, day INTEGER, severity INTEGER NOT NULL,
    serious INTEGER NOT NULL, causality INTEGER NOT NULL, related INTEGER NOT NULL, outcome INTEGER NOT NULL,
    verbatim TEXT);

INSERT INTO arm (name) SELECT DISTINCT arm FROM raw_subject ORDER BY arm;
INSERT INTO soc (code, name) SELECT DISTINCT CAST(soc_code AS INTEGER), soc_name FROM raw_term ORDER BY 1;
INSERT INTO pt (code, name, soc)
SELECT DISTINCT CAST(pt_code AS INTEGER), pt_name, soc.soc
FROM raw_term JOIN soc ON soc.code = CAST(soc_code AS INTEGER)
ORDER BY 1;
INSERT INTO llt (code, name, pt)
SELECT CAST(llt_code AS INTEGER), llt_name, pt.pt
FROM raw_term JOIN pt ON pt.code = CAST(pt_code AS INTEGER)
ORDER BY 1;
INSERT INTO word VALUES
    ('severity', 'MILD', 1), ('severity', 'MODERATE', 2), ('severity', 'SEVERE', 3),
    ('severity', 'LIFE THREATENING', 4), ('severity', 'FATAL', 5),
    ('causality', 'Certain', 1), ('causality', 'Probable/Likely', 2), ('causality', 'Possible', 3),
    ('causality', 'Unlikely', 4), ('causality', 'Conditional/Unclassified', 5),
    ('causality', 'Unassessable/Unclassifiable', 6),
    ('outcome', 'Recovered', 1), ('outcome', 'Recovering', 2), ('outcome', 'Not recovered', 3),
    ('outcome', 'Recovered with sequelae', 4), ('outcome', 'Fatal', 5), ('outcome', 'Unknown', 6);

INSERT INTO subject (identifier, arm, first_dose, last_contact, sex, age)
SELECT subject_id, arm.arm, unixepoch(first_dose) / 86400, unixepoch(last_contact) / 86400, sex, CAST(age AS INTEGER)
FROM raw_subject JOIN arm ON arm.name = raw_subject.arm
ORDER BY raw_subject.rowid;

-- CROSS JOIN keeps the order: for each raw event its subject, its term and the three words.
INSERT INTO event (
    identifier, subject, llt, pt, soc, arm, onset, end, day, severity, serious, causality, related, outcome, verbatim)
SELECT
    event_id, subject.subject, llt.llt, pt.pt, pt.soc, subject.arm,
    iif(onset_date = '', NULL, unixepoch(onset_date) / 86400), iif(end_date = '', NULL, unixepoch(end_date) / 86400),
    iif(onset_date = '', NULL, unixepoch(onset_date) / 86400 - subject.first_dose),
    severity.rank, raw.serious = 'Y', causality.rank, causality.rank <= 3, outcome.rank, verbatim
FROM raw_event AS raw
CROSS JOIN subject ON subject.identifier = raw.subject_id
CROSS JOIN llt ON llt.name = raw.llt_name
CROSS JOIN pt ON pt.pt = llt.pt AND pt.code = CAST(raw.pt_code AS INTEGER)
CROSS JOIN soc ON soc.soc = pt.soc AND soc.code = CAST(raw.soc_code AS INTEGER)
CROSS JOIN word AS severity ON severity.list = 'severity' AND severity.text = raw.severity
CROSS JOIN word AS causality ON causality.list = 'causality' AND causality.text = raw.causality
CROSS JOIN word AS outcome ON outcome.list = 'outcome' AND outcome.text = raw.outcome;

-- A row that joined nothing is missing now. The constraint ends the import with an error.
CREATE TEMP TABLE missing (events INTEGER CHECK (events = 0));
INSERT INTO missing SELECT (SELECT count(*) FROM raw_event) - (SELECT count(*) FROM event);

CREATE UNIQUE INDEX event_identifier ON event (identifier);
CREATE INDEX event_of_subject ON event (subject);
CREATE INDEX event_by_pt ON event (pt, arm, subject, day, related, serious);
CREATE INDEX event_by_soc ON event (soc, arm, subject, day, related, serious);
CREATE INDEX event_by_arm ON event (arm, subject, day, related, serious);
COMMIT;
