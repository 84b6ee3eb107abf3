-- DuckDB: the three tables. Run: duckdb -readonly FILE -f duckdb_tables.sql
-- Columns: variant (0 all, 1 related, 2 serious), level (0 any, 1 SOC, 2 PT), soc, pt, arm (0 the total), events,
-- participants, percent x 100 rounded half up. A row without an event is left out.
.mode tabs
.headers off
-- A subject has one row for each PT, then one for each SOC, then one: each step counts what the one before left.
WITH by_pt AS (
    SELECT subject, arm, soc, pt, count(*) AS e, count(*) FILTER (related) AS r, count(*) FILTER (serious) AS s
    FROM event WHERE day BETWEEN 0 AND 365 GROUP BY subject, arm, soc, pt),
by_soc AS (
    SELECT subject, arm, soc, sum(e) AS e, sum(r) AS r, sum(s) AS s FROM by_pt GROUP BY subject, arm, soc),
by_subject AS (
    SELECT subject, arm, sum(e) AS e, sum(r) AS r, sum(s) AS s FROM by_soc GROUP BY subject, arm),
counted AS (
    SELECT 2 AS level, soc, pt, arm, sum(e) AS e0, count(*) AS p0, sum(r) AS e1, count(*) FILTER (r > 0) AS p1,
        sum(s) AS e2, count(*) FILTER (s > 0) AS p2
    FROM by_pt GROUP BY soc, pt, arm
    UNION ALL
    SELECT 1, soc, NULL, arm, sum(e), count(*), sum(r), count(*) FILTER (r > 0), sum(s), count(*) FILTER (s > 0)
    FROM by_soc GROUP BY soc, arm
    UNION ALL
    SELECT 0, NULL, NULL, arm, sum(e), count(*), sum(r), count(*) FILTER (r > 0), sum(s), count(*) FILTER (s > 0)
    FROM by_subject GROUP BY arm),
with_total AS (
    FROM counted
    UNION ALL
    SELECT level, soc, pt, 0, sum(e0), sum(p0), sum(e1), sum(p1), sum(e2), sum(p2)
    FROM counted GROUP BY level, soc, pt),
population AS (
    SELECT arm, count(*) AS n FROM subject GROUP BY arm
    UNION ALL SELECT 0, count(*) FROM subject),
variant AS (
    SELECT 0 AS variant, level, soc, pt, arm, e0 AS events, p0 AS participants FROM with_total
    UNION ALL SELECT 1, level, soc, pt, arm, e1, p1 FROM with_total
    UNION ALL SELECT 2, level, soc, pt, arm, e2, p2 FROM with_total)
SELECT variant, level, ifnull(soc.code, 0), ifnull(pt.code, 0), variant.arm, events::BIGINT, participants::BIGINT,
    (20000 * participants + n)::BIGINT // (2 * n)::BIGINT
FROM variant
JOIN population ON population.arm = variant.arm
LEFT JOIN soc ON soc.soc = variant.soc
LEFT JOIN pt ON pt.pt = variant.pt
WHERE events > 0
ORDER BY 1, 2, 3, 4, 5;
