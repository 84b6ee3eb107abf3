"""What a user does with a registry: the commands that `make bench` measures."""
import csv
import os

from .contestants import FILES, SoteriaWithoutPackedCopy, packed_tables, remove
from .measure import Step, run


def commands(soteria, data, verify):
    """Name and steps of each command, in an order in which each finds what it needs."""
    registry, program = soteria.store, soteria.program

    def ask(*arguments, **options):
        return lambda: [Step([program, *arguments], **options)]

    def init():
        remove(registry)
        return [soteria.init_step()]

    soc, term = of_dictionary(data)
    everything = soteria.definitions[0]
    listed = [
        ("init", init),
        ("import", lambda: [soteria.import_step(data)]),
        ("info", ask("info", registry)),
        ("table ae", ask("table", registry, "ae")),
        ("table adr", ask("table", registry, "adr")),
        ("table sae", ask("table", registry, "sae")),
        ("three tables, SOC and PT rows, arms and total", soteria.tables_steps),
        (f"events --soc '{soc}', the first 50 lines", ask("events", registry, "--soc", soc, lines=50)),
        (f"events --soc '{soc}', all", ask("events", registry, "--soc", soc)),
        (f"terms --search {term.split()[0]}", ask("terms", registry, "--search", term.split()[0])),
        (f"trace --pt '{term}'", ask("trace", registry, everything, "--pt", term)),
        ("--version", ask("--version")),
        ("--help", ask("--help")),
    ]
    if verify:
        listed.append(("verify", ask("verify", registry)))
    run(init())
    if packed_tables(registry):
        without = SoteriaWithoutPackedCopy(soteria, os.path.dirname(registry))
        listed.append(("three tables without the packed copy", without.tables_steps))
    return listed


def of_dictionary(data):
    """A SOC of middling size, and a term that has few events: its place is that of its frequency."""
    with open(os.path.join(data, "dictionary.csv"), newline="") as file:
        terms = list(csv.DictReader(file))
    return "Cardiac disorders", terms[len(terms) // 3]["pt_name"]


def bytes_of(data):
    return sum(os.path.getsize(os.path.join(data, name)) for name in FILES)
