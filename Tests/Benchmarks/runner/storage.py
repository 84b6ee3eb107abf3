"""What takes the room in a registry: pages by table and index, and bytes of records by column."""
import contextlib
import sqlite3


def connected(path):
    return contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True))


def trees(path):
    """Name and bytes of each table and index, largest first; empty where this SQLite has no dbstat."""
    with connected(path) as registry:
        try:
            return registry.execute(
                "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC, 1").fetchall()
        except sqlite3.DatabaseError:
            return []


def columns(path, least_rows):
    """Table, column, rows and bytes in the records of tables that have at least so many rows, largest first.

    The bytes of a value are those of SQLite's record format: the value, and its serial type in the record's header.
    """
    found = []
    with connected(path) as registry:
        tables = [name for (name,) in registry.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        for table in tables:
            if registry.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] < least_rows:
                continue
            described = registry.execute(f'PRAGMA table_info("{table}")').fetchall()
            keys = [row for row in described if row[5]]
            names = [row[1] for row in described]
            sums = ", ".join(f"sum({value_bytes(name)})" for name in names)
            rows, *totals = registry.execute(f'SELECT count(*), {sums} FROM "{table}"').fetchone()
            for row, name, total in zip(described, names, totals):
                # The rowid's alias is stored as the key of the row, not in the record.
                is_alias = len(keys) == 1 and row[5] and row[2].upper() == "INTEGER"
                found.append((table, name + (" (rowid)" if is_alias else ""), rows, total))
    return sorted(found, key=lambda each: -each[3])


def value_bytes(name):
    value = f'"{name}"'
    return f"""CASE typeof({value})
        WHEN 'null' THEN 1
        WHEN 'integer' THEN 1 + CASE
            WHEN {value} IN (0, 1) THEN 0 WHEN {value} BETWEEN -128 AND 127 THEN 1
            WHEN {value} BETWEEN -32768 AND 32767 THEN 2 WHEN {value} BETWEEN -8388608 AND 8388607 THEN 3
            WHEN {value} BETWEEN -2147483648 AND 2147483647 THEN 4
            WHEN {value} BETWEEN -140737488355328 AND 140737488355327 THEN 6 ELSE 8 END
        WHEN 'real' THEN 9
        ELSE length(CAST({value} AS BLOB)) + CASE WHEN length(CAST({value} AS BLOB)) < 58 THEN 1 ELSE 2 END END"""
