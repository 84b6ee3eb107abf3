"""Soteria and the peers: for each the commands that import the data and print the three tables."""
import contextlib
import glob
import os
import shutil
import sqlite3
import subprocess
import sys

from .measure import Step, run_step, CommandFailed

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PEERS = os.path.join(HERE, "Peers")
FILES = ("subjects.csv", "dictionary.csv", "events.csv")


def said(command):
    """What a command prints, or nothing when it cannot be run."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def remove(path):
    for name in [path] + [path + end for end in ("-wal", "-shm", "-journal", ".wal")]:
        if os.path.isdir(name):
            shutil.rmtree(name)
        elif os.path.exists(name):
            os.remove(name)


class Contestant:
    """name; store, where it keeps the data; how_to_get, said when it is not installed."""
    how_to_get = ""

    def __init__(self, work):
        self.store = os.path.join(work, self.store_name)
        self.result = os.path.join(work, f"{self.name}.tsv")

    def size(self):
        if os.path.isdir(self.store):
            return sum(os.path.getsize(path) for path in glob.glob(self.store + "/*"))
        return os.path.getsize(self.store)

    def finish(self):
        """The result as rows of the peers' columns, which is not part of what is measured."""
        with open(self.result, "rb") as file:
            return file.read()


class Soteria(Contestant):
    name, store_name = "soteria", "registry.soteria"
    definitions = [os.path.join(HERE, "definitions", f"{name}.yaml") for name in ("all", "related", "serious")]

    def __init__(self, work, program):
        super().__init__(work)
        self.program = program
        self.takes_several = None

    def version(self):
        return said([self.program, "--version"])

    def init_step(self):
        return Step([self.program, "init", self.store, "--study", os.path.join(HERE, "study.yaml")])

    def import_step(self, data):
        files = [os.path.join(data, name) for name in FILES]
        profile = os.path.join(HERE, "bench.yaml")
        return Step([self.program, "import", self.store, "--profile", profile] + files)

    def import_steps(self, data):
        remove(self.store)
        return [self.init_step(), self.import_step(data)]

    def table_command(self, definitions, store=None):
        return [self.program, "table", store or self.store] + definitions + ["--format", "csv", "--codes"]

    def tables_steps(self, store=None):
        """One command where the program takes several tables, otherwise one for each."""
        if self.takes_several is None:
            try:
                run_step(Step(self.table_command(self.definitions, store), writes=self.result + ".csv"))
                self.takes_several = True
            except CommandFailed:
                self.takes_several = False
        remove(self.result + ".csv")
        groups = [self.definitions] if self.takes_several else [[each] for each in self.definitions]
        return [Step(self.table_command(group, store), writes=self.result + ".csv", appends=True) for group in groups]

    def finish(self):
        step = Step([sys.executable, os.path.join(HERE, "tidy_columns.py")],
                    reads=self.result + ".csv", writes=self.result)
        run_step(step)
        return super().finish()


def packed_tables(store):
    """The tables of the derived packed columns: empty as long as the registry keeps none."""
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as registry:
        return [name for (name,) in registry.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE '%packed%'")]


class SoteriaWithoutPackedCopy(Soteria):
    """The same registry after its derived packed columns were deleted."""
    name, store_name = "soteria, no packed copy", "without-packed.soteria"

    def __init__(self, soteria, work):
        super().__init__(work, soteria.program)
        self.original = soteria

    def tables_steps(self):
        self.takes_several = self.original.takes_several
        remove(self.store)
        shutil.copyfile(self.original.store, self.store)
        with contextlib.closing(sqlite3.connect(self.store, isolation_level=None)) as registry:
            for table in packed_tables(self.store):
                columns = [row[1] for row in registry.execute(f'PRAGMA table_info("{table}")')]
                # The row that says whether the copy equals the rows stays, and says no.
                registry.execute(f'UPDATE "{table}" SET is_current = 0' if "is_current" in columns
                                 else f'DELETE FROM "{table}"')
        return super().tables_steps()


class SQLiteShell(Contestant):
    name, store_name = "sqlite3", "peer.sqlite"
    how_to_get = "apt-get install sqlite3"

    def version(self):
        return said(["sqlite3", "--version"]).split(" ")[0]

    def import_steps(self, data):
        remove(self.store)
        return [Step(["sqlite3", self.store], folder=data, reads=os.path.join(PEERS, "sqlite_import.sql"))]

    def tables_steps(self):
        return [Step(["sqlite3", "-readonly", self.store], reads=os.path.join(PEERS, "sqlite_tables.sql"),
                     writes=self.result)]


class DuckDB(Contestant):
    name, store_name = "duckdb", "peer.duckdb"
    how_to_get = "pip install duckdb-cli"

    def __init__(self, work, python):
        super().__init__(work)
        self.program = self.found_program(python)

    @staticmethod
    def found_program(python):
        """The program itself: what pip puts on the path is a Python script that starts it."""
        beside = os.path.join(os.path.dirname(python), "duckdb")
        for path in (shutil.which("duckdb"), beside):
            if path and os.path.exists(path):
                with open(path, "rb") as file:
                    is_script = file.read(2) == b"#!"
                packaged = glob.glob(os.path.join(
                    os.path.dirname(path), "..", "lib", "python3*", "site-packages", "duckdb_cli", "duckdb"))
                return packaged[0] if is_script and packaged else path
        return "duckdb"

    def version(self):
        return said([self.program, "--version"]).split(" ")[0].lstrip("v")

    def import_steps(self, data):
        remove(self.store)
        return [Step([self.program, "-bail", self.store, "-f", os.path.join(PEERS, "duckdb_import.sql")], folder=data)]

    def tables_steps(self):
        return [Step([self.program, "-bail", "-readonly", self.store, "-f", os.path.join(PEERS, "duckdb_tables.sql")],
                     writes=self.result)]


class Scripted(Contestant):
    """A peer whose script takes `import DATA STORE`, `tables STORE` and `version`."""

    def version(self):
        return said(self.script + ["version"])

    def import_steps(self, data):
        remove(self.store)
        return [Step(self.script + ["import", data, self.store])]

    def tables_steps(self):
        return [Step(self.script + ["tables", self.store], writes=self.result)]


class Polars(Scripted):
    name, store_name = "polars", "peer-polars"
    how_to_get = "pip install polars, and --python PATH where it is another Python's"

    def __init__(self, work, python):
        super().__init__(work)
        self.script = [python, os.path.join(PEERS, "polars_peer.py")]


class DataTable(Scripted):
    name, store_name = "data.table", "peer.rds"
    how_to_get = "apt-get install r-base-core r-cran-data.table"

    def __init__(self, work):
        super().__init__(work)
        self.script = ["Rscript", os.path.join(PEERS, "datatable_peer.R")]


def peers(work, python):
    return [SQLiteShell(work), DuckDB(work, python), Polars(work, python), DataTable(work)]
