-- The sqlite3 shell: the three tables over the covering indexes of sqlite_import.sql.
-- Run: sqlite3 -readonly REGISTRY < sqlite_tables.sql
-- Columns: variant (0 all, 1 related, 2 serious), level (0 any, 1 SOC, 2 PT), soc, pt, arm (0 the total), events,
-- participants, percent x 100 rounded half up. A row without an event is left out.
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -1000000;
.output /dev/null
PRAGMA mmap_size = 16000000000;
.output stdout
.mode tabs
.headers off

-- Each index holds all columns of its counts, in the order of the groups and of the subjects within them.
CREATE TEMP TABLE cell AS
SELECT 0 AS level, 0 AS soc, 0 AS pt, arm, count(*) AS e0, count(DISTINCT subject) AS p0,
    sum(related) AS e1, count(DISTINCT CASE WHEN related THEN subject END) AS p1,
    sum(serious) AS e2, count(DISTINCT CASE WHEN serious THEN subject END) AS p2
FROM event INDEXED BY event_by_arm WHERE day BETWEEN 0 AND 365 GROUP BY arm;
INSERT INTO cell
SELECT 1, soc, 0, arm, count(*), count(DISTINCT subject),
    sum(related), count(DISTINCT CASE WHEN related THEN subject END),
    sum(serious), count(DISTINCT CASE WHEN serious THEN subject END)
FROM event INDEXED BY event_by_soc WHERE day BETWEEN 0 AND 365 GROUP BY soc, arm;
INSERT INTO cell
SELECT 2, 0, pt, arm, count(*), count(DISTINCT subject),
    sum(related), count(DISTINCT CASE WHEN related THEN subject END),
    sum(serious), count(DISTINCT CASE WHEN serious THEN subject END)
FROM event INDEXED BY event_by_pt WHERE day BETWEEN 0 AND 365 GROUP BY pt, arm;
UPDATE cell SET soc = (SELECT soc FROM pt WHERE pt.pt = cell.pt) WHERE level = 2;
INSERT INTO cell
SELECT level, soc, pt, 0, sum(e0), sum(p0), sum(e1), sum(p1), sum(e2), sum(p2) FROM cell GROUP BY level, soc, pt;

CREATE TEMP TABLE population AS SELECT arm, count(*) AS n FROM subject GROUP BY arm;
INSERT INTO population SELECT 0, sum(n) FROM population;

WITH variant (variant, level, soc, pt, arm, events, participants) AS (
    SELECT 0, level, soc, pt, arm, e0, p0 FROM cell
    UNION ALL SELECT 1, level, soc, pt, arm, e1, p1 FROM cell
    UNION ALL SELECT 2, level, soc, pt, arm, e2, p2 FROM cell)
SELECT variant, level, ifnull(soc.code, 0), ifnull(pt.code, 0), arm, events, participants,
    (20000 * participants + n) / (2 * n)
FROM variant
JOIN population USING (arm)
LEFT JOIN soc ON soc.soc = variant.soc
LEFT JOIN pt ON pt.pt = variant.pt
WHERE events > 0
ORDER BY 1, 2, 3, 4, 5;
