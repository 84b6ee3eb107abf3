#!/usr/bin/env python3
"""polars: the same work as data frames, kept between import and tables as Parquet files.

    polars_peer.py import DATA_FOLDER STORE_FOLDER
    polars_peer.py tables STORE_FOLDER > tables.tsv
    polars_peer.py version

Columns of the tables: variant (0 all, 1 related, 2 serious), level (0 any, 1 SOC, 2 PT), soc, pt, arm (0 the total),
events, participants, percent x 100 rounded half up. A row without an event is left out.
"""
import os
import sys

import polars as pl

SEVERITY = pl.Enum(["MILD", "MODERATE", "SEVERE", "LIFE THREATENING", "FATAL"])
CAUSALITY = pl.Enum(["Certain", "Probable/Likely", "Possible", "Unlikely", "Conditional/Unclassified",
                     "Unassessable/Unclassifiable"])
OUTCOME = pl.Enum(["Recovered", "Recovering", "Not recovered", "Recovered with sequelae", "Fatal", "Unknown"])
RELATED = 3  # the first three words of CAUSALITY
LAST_DAY = 365


def read_and_code(data, store):
    """Typed columns, dense numbers for arms and terms, and a refusal of events that do not code."""
    os.makedirs(store, exist_ok=True)
    codes = {name: pl.Int32 for name in ("llt_code", "pt_code", "soc_code")}
    dictionary = pl.read_csv(f"{data}/dictionary.csv", schema_overrides=codes).with_columns(
        soc=pl.col("soc_code").rank("dense").cast(pl.UInt8), pt=pl.col("pt_code").rank("dense").cast(pl.Int16),
        llt=pl.col("llt_code").rank("dense").cast(pl.Int32))
    subjects = pl.read_csv(
        f"{data}/subjects.csv", schema_overrides={"first_dose": pl.Date, "last_contact": pl.Date, "age": pl.Int16}
    ).with_row_index("subject").with_columns(
        subject=pl.col("subject").cast(pl.Int32), arm_number=pl.col("arm").rank("dense").cast(pl.UInt8))
    raw = pl.scan_csv(f"{data}/events.csv", schema_overrides=codes | {
        "onset_date": pl.Date, "end_date": pl.Date, "severity": SEVERITY, "causality": CAUSALITY, "outcome": OUTCOME})
    terms = dictionary.lazy().select("llt_name", "llt", "pt", "soc", dictionary_pt="pt_code")
    people = subjects.lazy().select("subject_id", "subject", "arm_number", "first_dose")
    events = raw.join(people, on="subject_id", how="left").join(terms, on="llt_name", how="left").select(
        "event_id", "subject", "llt", "pt", "soc", "arm_number", "onset_date", "end_date",
        "severity", "causality", "outcome", "verbatim",
        day=(pl.col("onset_date") - pl.col("first_dose")).dt.total_days().cast(pl.Int16),
        serious=pl.col("serious") == "Y",
        related=pl.col("causality").to_physical() < RELATED,
        is_coded=(pl.col("pt_code") == pl.col("dictionary_pt")).fill_null(False),
    ).collect(engine="streaming")
    refused = events.filter(~pl.col("is_coded") | pl.col("subject").is_null()).height
    if refused:
        sys.exit(f"events without subject or term: {refused}")
    events.drop("is_coded").write_parquet(f"{store}/events.parquet", compression="lz4")
    subjects.write_parquet(f"{store}/subjects.parquet", compression="lz4")
    dictionary.write_parquet(f"{store}/dictionary.parquet", compression="lz4")


def tables(store):
    counts = ["events0", "events1", "events2"]
    sums = [pl.col(name).sum() for name in counts]
    # A subject has one row for each PT, then one for each SOC, then one: each step counts what the one before left.
    by_pt = pl.scan_parquet(f"{store}/events.parquet").filter(pl.col("day").is_between(0, LAST_DAY)).group_by(
        "subject", "arm_number", "soc", "pt"
    ).agg(events0=pl.len(), events1=pl.col("related").sum(), events2=pl.col("serious").sum()).collect(
        engine="streaming")
    by_soc = by_pt.group_by("subject", "arm_number", "soc").agg(sums)
    by_subject = by_soc.group_by("subject", "arm_number").agg(sums)

    dictionary = pl.read_parquet(f"{store}/dictionary.parquet", columns=["soc", "soc_code", "pt", "pt_code"])
    socs, pts = dictionary.select("soc", "soc_code").unique(), dictionary.select("pt", "pt_code").unique()
    no_term = pl.lit(0, pl.Int32)
    levels = [
        count(by_subject, []).with_columns(level=pl.lit(0), soc_code=no_term, pt_code=no_term),
        count(by_soc, ["soc"]).join(socs, on="soc").with_columns(level=pl.lit(1), pt_code=no_term),
        count(by_pt, ["soc", "pt"]).join(socs, on="soc").join(pts, on="pt").with_columns(level=pl.lit(2)),
    ]
    cells = pl.concat([level.select(
        "level", "soc_code", "pt_code", "arm_number", *counts, "people0", "people1", "people2") for level in levels])
    arms = pl.read_parquet(f"{store}/subjects.parquet", columns=["arm_number"]).group_by("arm_number").len("n")
    arms = pl.concat([arms, arms.select(pl.lit(0, pl.UInt8).alias("arm_number"), pl.col("n").sum())])
    people, n = pl.col("people").cast(pl.Int64), pl.col("n").cast(pl.Int64)
    result = pl.concat([
        cells.select(pl.lit(variant).alias("variant"), "level", "soc_code", "pt_code", "arm_number",
                     events=f"events{variant}", people=f"people{variant}") for variant in range(3)
    ]).filter(pl.col("events") > 0).join(arms, on="arm_number").with_columns(
        percent=(20000 * people + n) // (2 * n)
    ).drop("n").sort("variant", "level", "soc_code", "pt_code", "arm_number")
    sys.stdout.write(result.write_csv(include_header=False, separator="\t"))


def count(rows, term):
    """Events and distinct subjects by term and arm, and of all arms together as arm 0."""
    measures = [f"{what}{variant}" for what in ("events", "people") for variant in range(3)]
    arms = rows.group_by(term + ["arm_number"]).agg(
        *[pl.col(f"events{variant}").sum().cast(pl.Int64) for variant in range(3)],
        *[(pl.col(f"events{variant}") > 0).sum().cast(pl.Int64).alias(f"people{variant}") for variant in range(3)])
    total = [pl.col(name).sum() for name in measures]
    all_arms = (arms.group_by(term).agg(total) if term else arms.select(total)).with_columns(
        arm_number=pl.lit(0, pl.UInt8))
    return pl.concat([arms, all_arms.select(arms.columns)])


if __name__ == "__main__":
    if sys.argv[1] == "import":
        read_and_code(sys.argv[2], sys.argv[3])
    elif sys.argv[1] == "tables":
        tables(sys.argv[2])
    else:
        print(pl.__version__)
