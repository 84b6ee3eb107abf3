-- Which rows were refused, by file, line and column?
-- Parameters: :run (key of an import run, or NULL for all).
-- Columns: run_id, file (with its sheet), line, column_number, column_name, byte_offset, code, detail, row.
SELECT r.run_id, f.name || iif(f.part = '', '', '/' || f.part) AS file, r.line, r.column_number, r.column_name,
    r.byte_offset, r.code, r.detail, r.row
FROM reject AS r JOIN source_file AS f ON f.id = r.file_id
WHERE :run IS NULL OR r.run_id = :run
ORDER BY r.run_id, f.id, r.line, coalesce(r.column_number, 0), r.id;
