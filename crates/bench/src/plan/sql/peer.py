"""Computes the measured plan with SQL: members.csv and lines.csv of a folder in, <peer>.csv out; prints seconds and version.

    python peer.py duckdb|postgres FOLDER ROUNDS [URL]

Only the computation is timed, the best of some rounds. Loading, the indexes on what was loaded and its statistics are not.
"""

import pathlib
import sys
import time

peer, folder, rounds, *url = sys.argv[1:]
folder = pathlib.Path(folder)
here = pathlib.Path(__file__).parent

LOADED = {
    "members": "member integer primary key, above integer, joined integer",
    "lines": "member integer, day integer, product integer, pv integer, cv integer",
}
MADE = ["own", "kits", "place", "done", "paid", "unpaid"]
RESULT = """
    select 'rank' as what, member, rank as number from done where rank > 0
    union all select bonus, member, cents from paid
    union all select 'unpaid ' || bonus, 0, cents from unpaid"""


class DuckDb:
    def __init__(self):
        import duckdb

        self.name = f"DuckDB {duckdb.__version__}"
        self.execute = duckdb.connect().execute
        # As PostgreSQL calls them.
        self.execute("create macro div(a, b) as a // b")
        self.execute("create macro total(number) as sum(number)::bigint")

    def load(self, table):
        self.execute(f"copy {table} from '{folder}/{table}.csv' (header)")

    def optimize(self):
        pass

    def begun(self):
        pass

    def store(self):
        self.execute(f"copy ({RESULT}) to '{folder}/duckdb.csv' (header)")


class Postgres:
    SETTINGS = [
        "jit = off",
        "work_mem = '256MB'",
        "maintenance_work_mem = '256MB'",
        "synchronous_commit = off",
        "max_parallel_workers_per_gather = 2",
        # What is made on the way has no statistics yet, and a loop over it would be the worst guess.
        "enable_nestloop = off",
    ]

    def __init__(self):
        import psycopg

        self.connection = psycopg.connect(url[0], autocommit=True)
        version = self.connection.info.server_version
        self.name = f"PostgreSQL {version // 10000}.{version % 10000}"
        for setting in self.SETTINGS:
            self.connection.execute(f"set {setting}")
        self.connection.execute("drop schema if exists measured cascade")
        self.connection.execute("create schema measured")
        self.connection.execute("set search_path to measured")
        # Its own sum of these is a `numeric`, which takes much longer.
        self.connection.execute("""
            create aggregate total(bigint) (sfunc = int8pl, combinefunc = int8pl, stype = bigint, parallel = safe)""")

    def execute(self, statement):
        # Nothing of it has to outlive a crash.
        return self.connection.execute(statement.replace("create table", "create unlogged table"))

    def load(self, table):
        with self.connection.cursor().copy(f"copy {table} from stdin (format csv, header)") as copy:
            with open(folder / f"{table}.csv", "rb") as rows:
                while some := rows.read(1 << 20):
                    copy.write(some)

    def optimize(self):
        self.execute("create index members_above on members (above)")
        self.connection.execute("vacuum analyze members")
        self.connection.execute("vacuum analyze lines")

    def begun(self):
        self.execute("create index place_depth on place (depth)")
        self.execute("create index done_depth on done (depth)")
        self.execute("analyze place")

    def store(self):
        with open(folder / "postgres.csv", "wb") as rows:
            with self.connection.cursor().copy(f"copy ({RESULT}) to stdout (format csv, header)") as copy:
                for some in copy:
                    rows.write(some)
        self.connection.execute("drop schema measured cascade")


def statements(file):
    lines = (here / file).read_text().splitlines()
    text = "\n".join(line for line in lines if not line.lstrip().startswith("--"))
    return [statement for statement in text.split(";") if statement.strip()]


def compute(database):
    for statement in statements("begin.sql"):
        database.execute(statement)
    database.begun()
    # Planned once: for DuckDB that is a fifth of the time.
    for statement in statements("depth.sql"):
        database.execute(f"prepare depth as {statement}")
    (deepest,) = database.execute("select max(depth) from place").fetchone()
    for depth in range(deepest, -1, -1):
        database.execute(f"execute depth({depth})")
    database.execute("deallocate depth")
    for statement in statements("end.sql"):
        database.execute(statement)


database = DuckDb() if peer == "duckdb" else Postgres()
for table, columns in LOADED.items():
    database.execute(f"create table {table} ({columns})")
    database.load(table)
database.optimize()
times = []
for _ in range(int(rounds)):
    for table in MADE:
        database.execute(f"drop table if exists {table}")
    start = time.perf_counter()
    compute(database)
    times.append(time.perf_counter() - start)
database.store()
print(min(times))
print(database.name)
