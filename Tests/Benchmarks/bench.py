#!/usr/bin/env python3
"""Measures Soteria, alone and beside its peers, on generated data. README.md beside this file says what and how.

    bench.py own          what the commands cost, and what takes the room in a registry
    bench.py peers        the same import and tables in other tools; fails unless all print the same bytes
    bench.py both         one after the other

Only Python's standard library is needed; peers that are not installed are left out and named.
"""
import argparse
import json
import os
import sys
import tempfile
from dataclasses import asdict

from runner import contestants, machine, storage, workload
from runner.measure import CommandFailed, Step, median, rounds, run
from runner.report import report

REPOSITORY = os.path.dirname(os.path.dirname(contestants.HERE))
PREFACE = (
    "Written by `make bench-results`; [README.md](README.md) says what is measured and how. All data are synthetic.",
    "Wall time is that of the whole process, from its start to its end, with the files in the page cache; CPU is user "
    "and system time of all its threads; the peak is that of resident memory, and never below the some 25 MiB of the "
    "runner that starts the process.")


def main():
    options = arguments()
    results = {"machine": machine.described(), "versions": {}, "sizes": {}}
    try:
        for events in options.sizes:
            results["sizes"][str(events)] = measured(events, options, results["versions"])
    except CommandFailed as problem:
        sys.exit(f"bench: {problem}")
    if options.write:
        path = os.path.join(contestants.HERE, "BENCHMARKS.md")
        with open(path, "w") as file:
            file.write(report(results, "markdown", PREFACE))
        print(f"Wrote {path}", file=sys.stderr)
    if options.format == "json":
        print(json.dumps(results, indent=1))
    else:
        print(report(results, options.format))


def measured(events, options, versions):
    """Everything about one size of data."""
    folder = os.path.join(options.work, str(events))
    data = options.data or os.path.join(folder, "data")
    os.makedirs(folder, exist_ok=True)
    print(f"{events} events in {folder}", file=sys.stderr)
    size = {"generated": None}
    if not options.data:
        size["generated"] = run([Step([options.generator, str(events), data, str(options.seed)])]).wall
    size["data_bytes"] = workload.bytes_of(data)
    soteria = contestants.Soteria(folder, options.soteria)
    versions["soteria"] = soteria.version()
    if options.what in ("own", "both"):
        size["own"] = own(soteria, data, events, size["data_bytes"], options)
    if options.what in ("peers", "both"):
        size["peers"] = beside_peers(soteria, data, folder, options, versions)
    return size


def own(soteria, data, events, data_bytes, options):
    # A round is the whole way of a user, always in this order: each command asks what the import before it stored.
    costs = rounds(options.rounds, workload.commands(soteria, data, options.verify), is_alternating=False)
    listed = []
    for name, measured_costs in costs.items():
        middle = median(measured_costs)
        listed.append({"name": name} | asdict(middle))
        if name == "import":
            listed[-1]["events_per_second"] = events / middle.wall
            listed[-1]["megabytes_per_second"] = data_bytes / 1e6 / middle.wall
    return {
        "rounds": options.rounds, "commands": listed,
        "storage": {
            "bytes": soteria.size(), "events": events, "data_bytes": data_bytes, "trees": storage.trees(soteria.store),
            "columns": storage.columns(soteria.store, events // 10) if events <= options.columns_up_to else []}}


def beside_peers(soteria, data, folder, options, versions):
    skipped, tools = {}, [soteria]
    for peer in contestants.peers(folder, options.python):
        version = peer.version()
        if version:
            versions[peer.name] = version
            tools.append(peer)
        else:
            skipped[peer.name] = peer.how_to_get
            print(f"  {peer.name} is not installed ({peer.how_to_get})", file=sys.stderr)
    imports = rounds(options.rounds, [(tool.name, lambda tool=tool: tool.import_steps(data)) for tool in tools])
    sizes = {tool.name: tool.size() for tool in tools}
    if contestants.packed_tables(soteria.store):
        tools.append(contestants.SoteriaWithoutPackedCopy(soteria, folder))

    def steps(tool):
        # Steps may append to their result, so each run begins without one.
        contestants.remove(tool.result + ".csv")
        return tool.tables_steps()
    tables = rounds(options.rounds, [(tool.name, lambda tool=tool: steps(tool)) for tool in tools])
    results = {tool.name: tool.finish() for tool in tools}
    differing = [name for name, result in results.items() if result != results["soteria"]]
    if differing or not results["soteria"]:
        sys.exit(f"bench: the tables of {', '.join(differing) or 'all'} differ from Soteria's: compare the .tsv files "
                 f"in {folder}")

    def plain(costs):
        return {name: [asdict(cost) for cost in each] for name, each in costs.items()}
    return {"import": plain(imports), "tables": plain(tables), "bytes": sizes, "skipped": skipped,
            "rows": results["soteria"].count(b"\n")}


def events(text):
    """A number of events, at least 10 000: 100k, 1m, 20000."""
    unit = {"k": 1000, "m": 1_000_000}.get(text[-1:].lower(), 1)
    number = int(text[:-1] if unit > 1 else text) * unit
    if number < 10_000:
        raise ValueError("too few to time")
    return number


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    release = os.path.join(REPOSITORY, ".build", "release")
    parser.add_argument("what", choices=("own", "peers", "both"))
    parser.add_argument("--sizes", type=events, nargs="+", default=[100_000, 1_000_000], metavar="EVENTS",
                        help="such as 100k 1m 10m")
    parser.add_argument("--rounds", type=int, default=3, help="how often all is measured in turn (default: 3)")
    parser.add_argument("--seed", type=int, default=1, help="of the generated data (default: 1)")
    parser.add_argument("--data", metavar="FOLDER", help="existing files of the one size given, instead of generated")
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    parser.add_argument("--write", action="store_true", help="writes BENCHMARKS.md")
    parser.add_argument("--verify", action="store_true", help="measures `soteria verify` too")
    parser.add_argument("--work", default=os.path.join(tempfile.gettempdir(), "soteria-bench"),
                        help="folder of data and registries (default: soteria-bench in TMPDIR)")
    parser.add_argument("--soteria", default=os.path.join(release, "soteria"), metavar="PROGRAM")
    parser.add_argument("--generator", default=os.path.join(release, "bench-data"), metavar="PROGRAM")
    parser.add_argument("--python", default=sys.executable, help="the Python that has polars", metavar="PROGRAM")
    parser.add_argument("--columns-up-to", type=int, default=1_000_000, metavar="EVENTS",
                        help="bytes by column are summed up to this size (default: 1000000)")
    options = parser.parse_args()
    options.work = os.path.abspath(options.work)
    if options.data:
        options.data = os.path.abspath(options.data)
        if len(options.sizes) != 1:
            parser.error("--data needs the one size of its files: --sizes 1m")
    for program in (options.soteria, options.generator):
        if not os.access(program, os.X_OK):
            parser.error(f"{program} is not there: make bench builds it")
    return options


if __name__ == "__main__":
    main()
