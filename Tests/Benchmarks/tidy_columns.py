#!/usr/bin/env python3
"""Turns the tidy CSV of the benchmark's tables into the columns that the peers print.

    soteria table REGISTRY definitions/all.yaml --format csv --codes | tidy_columns.py > tables.tsv

Reads one or several tables, one after the other. Columns written: variant (0 all, 1 related, 2 serious), level (0 any,
1 SOC, 2 PT), SOC code, PT code, arm (0 the total, then the arms by name), events, participants, percent x 100 rounded
half up. Rows without an event are left out, and rows are sorted by the first five columns.
"""
import csv
import sys

VARIANTS = {"all": 0, "ae": 0, "related": 1, "adr": 1, "serious": 2, "sae": 2}
LEVELS = {"any": 0, "soc": 1, "pt": 2}
TOTAL = "Total"


def cells(lines):
    """The rows of every table as dictionaries by column."""
    header = None
    for row in csv.reader(lines):
        if row and row[0] == "table":
            header = row
        elif row and header:
            yield dict(zip(header, row))


def peers_rows(lines):
    read = list(cells(lines))
    arms = sorted({cell["arm"] for cell in read} - {TOTAL})
    numbers = {TOTAL: 0} | {name: place + 1 for place, name in enumerate(arms)}
    rows = []
    for cell in read:
        events, people, n = int(cell["events"]), int(cell["subjects"]), int(cell["n"])
        # The printed percentage must be that of the counts beside it.
        if n and abs(float(cell["percent"]) - 100 * people / n) > 1e-9:
            raise ValueError(f"{cell['percent']} is not {people} of {n}")
        if events:
            rows.append((
                VARIANTS[cell["table"]], LEVELS[cell["level"]], int(cell["soc_code"] or 0), int(cell["pt_code"] or 0),
                numbers[cell["arm"]], events, people, (20000 * people + n) // (2 * n)))
    return sorted(rows)


if __name__ == "__main__":
    for row in peers_rows(sys.stdin):
        print(*row, sep="\t")
