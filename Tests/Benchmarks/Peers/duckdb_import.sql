-- DuckDB: from the three CSV files to typed, coded and checked tables in one file.
-- Run in the folder of the data: duckdb FILE -f duckdb_import.sql
-- The order of rows is left to the threads. Words of short lists are enumerations.
SET preserve_insertion_order = false;
CREATE TYPE severity AS ENUM ('MILD', 'MODERATE', 'SEVERE', 'LIFE THREATENING', 'FATAL');
CREATE TYPE causality AS ENUM (
    'Certain', 'Probable/Likely', 'Possible', 'Unlikely', 'Conditional/Unclassified', 'Unassessable/Unclassifiable');
CREATE TYPE outcome AS ENUM (
    'Recovered', 'Recovering', 'Not recovered', 'Recovered with sequelae', 'Fatal', 'Unknown');

CREATE TEMP TABLE raw_term AS
FROM read_csv('dictionary.csv', header = true, delim = ',', quote = '"', escape = '"', columns = {
    llt_code: 'INTEGER', llt_name: 'VARCHAR', pt_code: 'INTEGER', pt_name: 'VARCHAR', soc_code: 'INTEGER',
    soc_name: 'VARCHAR', primary_soc: 'VARCHAR'});
CREATE TEMP TABLE raw_subject AS
FROM read_csv('subjects.csv', header = true, delim = ',', quote = '"', escape = '"', columns = {
    subject_id: 'VARCHAR', arm: 'VARCHAR', first_dose: 'DATE', last_contact: 'DATE', sex: 'VARCHAR',
    age: 'SMALLINT'});

CREATE TABLE soc AS
SELECT (row_number() OVER (ORDER BY code))::UTINYINT AS soc, code, name
FROM (SELECT DISTINCT soc_code AS code, soc_name AS name FROM raw_term);
CREATE TABLE pt AS
SELECT (row_number() OVER (ORDER BY t.code))::SMALLINT AS pt, t.code, t.name, soc.soc
FROM (SELECT DISTINCT pt_code AS code, pt_name AS name, soc_code FROM raw_term) AS t
JOIN soc ON soc.code = t.soc_code;
CREATE TABLE llt AS
SELECT (row_number() OVER (ORDER BY llt_code))::INTEGER AS llt, llt_code AS code, llt_name AS name, pt.pt
FROM raw_term JOIN pt ON pt.code = pt_code;
CREATE TABLE arm AS
SELECT (row_number() OVER (ORDER BY name))::UTINYINT AS arm, name
FROM (SELECT DISTINCT arm AS name FROM raw_subject);
CREATE TABLE subject AS
SELECT (row_number() OVER ())::INTEGER AS subject, subject_id AS identifier, arm.arm, first_dose, last_contact, sex, age
FROM raw_subject JOIN arm ON arm.name = raw_subject.arm;

CREATE TABLE event AS
SELECT
    event_id AS identifier, subject.subject, llt.llt, pt.pt, pt.soc, subject.arm, onset_date AS onset,
    end_date AS "end", (onset_date - subject.first_dose)::INTEGER AS day, raw.severity, raw.serious = 'Y' AS serious,
    raw.causality, raw.causality <= 'Possible'::causality AS related, raw.outcome, verbatim
FROM read_csv('events.csv', header = true, delim = ',', quote = '"', escape = '"', columns = {
    subject_id: 'VARCHAR', event_id: 'VARCHAR', onset_date: 'DATE', end_date: 'DATE', verbatim: 'VARCHAR',
    llt_name: 'VARCHAR', pt_code: 'INTEGER', pt_name: 'VARCHAR', soc_code: 'INTEGER', soc_name: 'VARCHAR',
    severity: 'severity', serious: 'VARCHAR', causality: 'causality', outcome: 'outcome'}) AS raw
LEFT JOIN subject ON subject.identifier = raw.subject_id
LEFT JOIN llt ON llt.name = raw.llt_name
LEFT JOIN pt ON pt.pt = llt.pt AND pt.code = raw.pt_code;

-- Ends with an error when an event has no subject, or its terms disagree with the dictionary.
SELECT CASE WHEN count(*) = 0 THEN 'all coded' ELSE error('events without subject or term: ' || count(*)) END
FROM event WHERE subject IS NULL OR pt IS NULL;
CHECKPOINT;
