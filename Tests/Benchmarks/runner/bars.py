"""The bars that Soteria is held to, and what was measured against each."""
from dataclasses import dataclass

from .measure import Cost, ratios

SMALL, MIDDLE, LARGE = 100_000, 1_000_000, 10_000_000
TABLES, IMPORT = "tables", "import"


@dataclass(frozen=True)
class Bar:
    text: str
    wanted: str
    measured: str
    is_met: bool


def costs_of(results, events, work, tool):
    """The costs of a tool, round by round, or nothing."""
    found = results["sizes"].get(str(events), {}).get("peers", {}).get(work, {}).get(tool, [])
    return [Cost(**cost) for cost in found]


def bars(results):
    def own(events, command):
        for each in results["sizes"].get(str(events), {}).get("own", {}).get("commands", []):
            if each["name"].startswith(command):
                return each
        return None

    def faster(events, work, peer, quantity, ours="soteria"):
        ours, theirs = costs_of(results, events, work, ours), costs_of(results, events, work, peer)
        return ratios(ours, theirs, quantity)[1] if ours and theirs else None

    def at_least(text, least, value):
        return value and Bar(text, f"≥ {least:g}×", f"{value:.2f}×", value >= least)

    def at_most(text, most, value, unit="×"):
        return value and Bar(text, f"≤ {most:g}{unit}", f"{value:.2f}{unit}", value <= most)

    def fastest(events, quantity):
        found = [faster(events, TABLES, peer, quantity)
                 for peer in results["sizes"].get(str(events), {}).get("peers", {}).get(TABLES, {})
                 if not peer.startswith("soteria")]
        return min(found) if found and all(found) else None

    def inverse(value):
        return value and 1 / value

    found = [at_least("import of 1 M: CPU less than the sqlite3 shell's", 4, faster(MIDDLE, IMPORT, "sqlite3", "cpu")),
             at_most("import of 1 M: CPU of DuckDB's", 1.5, inverse(faster(MIDDLE, IMPORT, "duckdb", "cpu"))),
             at_most("import of 1 M: wall time of DuckDB's", 1.5, inverse(faster(MIDDLE, IMPORT, "duckdb", "wall")))]
    million, ten_millions = own(MIDDLE, IMPORT), own(LARGE, IMPORT)
    if million and ten_millions:
        found.append(at_most("import of 10 M: time of the import of 1 M", 12, ten_millions["wall"] / million["wall"]))
    if ten_millions:
        found.append(at_most("import of 10 M: peak memory", 400, ten_millions["peak"], " MiB"))
    for peer in ("duckdb", "polars"):
        for quantity in ("wall", "cpu"):
            found.append(at_least(f"three tables at 10 M: faster than {peer}, {quantity}", 10,
                                  faster(LARGE, TABLES, peer, quantity)))
    large = own(LARGE, "three tables")
    if large:
        found.append(at_most("three tables at 10 M: peak memory", 250, large["peak"], " MiB"))
    found.append(at_least("three tables at 1 M: faster than the fastest peer, wall", 5, fastest(MIDDLE, "wall")))
    found.append(at_least("three tables at 100 k: faster than the fastest peer, wall", 2, fastest(SMALL, "wall")))
    for events, name in ((SMALL, "100 k"), (MIDDLE, "1 M"), (LARGE, "10 M")):
        found.append(at_least(
            f"three tables at {name} without the packed copy: faster than SQL over covering indexes, wall", 2,
            faster(events, TABLES, "sqlite3", "wall", ours="soteria, no packed copy")))
    sizes = results["sizes"].get(str(MIDDLE), {}).get("peers", {}).get("bytes", {})
    if "sqlite3" in sizes:
        found.append(at_most("registry at 1 M: size of the sqlite3 shell's database", 1.1,
                             sizes["soteria"] / sizes["sqlite3"]))
    return [bar for bar in found if bar]
