-- One source file may hold several tables: sheets of a workbook, members of an archive, rows of several kinds.

ALTER TABLE source_file ADD COLUMN part TEXT NOT NULL DEFAULT '';         -- the sheet or the member; empty: the file
ALTER TABLE source_file ADD COLUMN format TEXT NOT NULL DEFAULT 'delimited';  -- how the bytes were read
ALTER TABLE import_run ADD COLUMN accepted TEXT NOT NULL DEFAULT '[]';     -- JSON list of the doubts accepted
DROP INDEX source_file_by_bytes;
CREATE UNIQUE INDEX source_file_by_bytes ON source_file (sha256, part, fills);
