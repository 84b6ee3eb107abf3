#!/usr/bin/env python3
"""Instructions for each event of an import and of a table, compared with instructions.json.

A busy machine changes times, but hardly the number of instructions. Each command runs under valgrind on two sizes of
data; the difference divided by the events between them is the cost of an event, and the rest is fixed: the start of the
program, the dictionary, the printing. More than the tolerance above the kept numbers is a regression (exit code 1).
"""
import argparse
import json
import os
import shutil
import sys
import tempfile

from runner import contestants
from runner.callgrind import counted
from runner.measure import CommandFailed, Step, run
from runner.pages import Page, whole

KEPT = os.path.join(contestants.HERE, "instructions.json")
SIZES = (10_000, 20_000)
TOLERANCE = 0.05
# A part is kept when it is at least this share of a command.
LEAST_SHARE = 0.01
# The reader and the counter are compared as strictly as the whole; other parts may grow while another shrinks.
WATCHED = ("an event", "fixed", "Importing", "Incidence")


def main():
    options = arguments()
    if not shutil.which("valgrind"):
        print("Left out: valgrind is not installed (apt-get install valgrind).")
        return 0
    try:
        found = {name: for_each_event(name, options) for name in ("import", "table ae")}
    except CommandFailed as problem:
        sys.exit(f"instructions: {problem}")
    page = Page("text")
    for name, numbers in found.items():
        show(page, name, numbers)
    kept = {}
    if os.path.exists(KEPT):
        with open(KEPT) as file:
            kept = json.load(file)
    is_worse = compare(page, kept, found)
    print(page, end="")
    if options.update:
        with open(KEPT, "w") as file:
            json.dump({name: {what: numbers[what] for what in ("event", "fixed", "parts")}
                       for name, numbers in found.items()}, file, indent=1)
            file.write("\n")
        print(f"Kept in {KEPT}.")
        return 0
    if is_worse:
        print(f"More than {TOLERANCE:.0%} above the kept numbers. If it is meant: instructions.py --update",
              file=sys.stderr)
    return 1 if is_worse else 0


def for_each_event(name, options):
    """Instructions for an event, by part and by type, and the fixed ones."""
    parts, types = zip(*(measured(name, events, options) for events in SIZES))
    between = SIZES[1] - SIZES[0]

    def slope(counts):
        each = {part: round((counts[1][part] - counts[0][part]) / between) for part in counts[1]}
        return dict(sorted(each.items(), key=lambda item: -item[1]))
    event = (sum(parts[1].values()) - sum(parts[0].values())) / between
    return {"event": round(event), "fixed": round(sum(parts[0].values()) - SIZES[0] * event),
            "parts": {part: cost for part, cost in slope(parts).items() if cost >= LEAST_SHARE * event},
            "types": slope(types)}


def measured(name, events, options):
    print(f"{name}, {events} events", file=sys.stderr)
    folder = os.path.join(options.work, f"instructions-{events}")
    data = os.path.join(folder, "data")
    os.makedirs(folder, exist_ok=True)
    # The debugging information of a Swift program is more than valgrind 3.19 can read; names of functions suffice.
    program = os.path.join(folder, "soteria")
    run([Step(["strip", "--strip-debug", "-o", program, options.soteria]),
         Step([options.generator, str(events), data])])
    soteria = contestants.Soteria(folder, program)
    if name == "import":
        contestants.remove(soteria.store)
        run([soteria.init_step()])
        return counted(soteria.import_step(data).command, folder)
    run(soteria.import_steps(data))
    return counted([program] + name.split()[:1] + [soteria.store] + name.split()[1:], folder)


def show(page, name, numbers):
    page.heading(f"{name}: {whole(numbers['event'])} instructions an event, and {whole(numbers['fixed'])} fixed")
    page.table(["part, without what it calls", "an event", "share"], [
        [part, whole(cost), f"{100 * cost / numbers['event']:.1f} %"] for part, cost in numbers["parts"].items()])
    page.table(["of these, by type", "an event", "share"], [
        [kind, whole(cost), f"{100 * cost / numbers['event']:.1f} %"]
        for kind, cost in list(numbers["types"].items())[:10]])


def compare(page, kept, found):
    """Adds the comparison to the page; whether anything got dearer than the tolerance allows."""
    rows, is_worse = [], False
    for name, numbers in found.items():
        before = kept.get(name)
        if not before:
            continue
        pairs = [("an event", before["event"], numbers["event"]), ("fixed", before["fixed"], numbers["fixed"])]
        pairs += [(part, before["parts"][part], cost) for part, cost in numbers["parts"].items()
                  if part in before["parts"]]
        for what, old, new in pairs:
            change = new / old - 1 if old else 0
            says = "" if abs(change) <= TOLERANCE else "less" if change < 0 else "more" if what in WATCHED else "(more)"
            is_worse = is_worse or says == "more"
            rows.append([f"{name}: {what}", whole(old), whole(new), f"{100 * change:+.2f} %", says])
    page.heading("Compared with instructions.json")
    if rows:
        page.table(["instructions", "kept", "now", "change", "<"], rows)
    else:
        page.text("There is nothing to compare with yet: instructions.py --update")
    return is_worse


def arguments():
    release = os.path.join(os.path.dirname(os.path.dirname(contestants.HERE)), ".build", "release")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="keeps the numbers of this run")
    parser.add_argument("--work", default=os.path.join(tempfile.gettempdir(), "soteria-bench"))
    parser.add_argument("--soteria", default=os.path.join(release, "soteria"), metavar="PROGRAM")
    parser.add_argument("--generator", default=os.path.join(release, "bench-data"), metavar="PROGRAM")
    options = parser.parse_args()
    for program in (options.soteria, options.generator):
        if not os.access(program, os.X_OK):
            parser.error(f"{program} is not there: make bench-instructions builds it")
    return options


if __name__ == "__main__":
    sys.exit(main())
