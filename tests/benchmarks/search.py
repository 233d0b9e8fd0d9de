"""How long a search takes: the whole request, with facets and snippets, and nothing kept.

    python -m tests.benchmarks.search --meetings 1000 --p50 5 --p95 10
    python -m tests.benchmarks.search --meetings 20000 --p50 10 --p95 60

A database of its own is filled with deterministic meetings of eight items each, in the folder
that --keep names or in one that is thrown away. Fifty queries are asked, each alone, in passes;
of each query the median of its passes counts. Said too is what the least of its passes took, and
both by the clock and of the processor. Exits 1 where a limit is passed.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

PASSES = 7


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--meetings", type=int, default=1_000)
    parser.add_argument("--p50", type=float, default=5, help="milliseconds")
    parser.add_argument("--p95", type=float, default=10, help="milliseconds")
    parser.add_argument("--keep", help="a folder for the database, used again if it is there")
    parser.add_argument(
        "--cpu", action="store_true", help="count this process's own time: for a busy machine"
    )
    parser.add_argument("--slowest", type=int, default=0, help="how many queries to list")
    parser.add_argument("--profile", help="a query to profile")
    return parser.parse_args()


def prepare(folder):
    """Django, with the site's own settings, a database in the folder, and nothing from outside."""
    for name in [name for name in os.environ if name.startswith("TIPC_")]:
        if name != "TIPC_DATABASE_URL":
            del os.environ[name]
    os.environ |= {"TIPC_PROFILE": "local", "TIPC_DATA_DIR": str(folder)}
    os.environ["DJANGO_SETTINGS_MODULE"] = "tipcouncil.settings"
    import django

    django.setup()


def fill(meetings):
    """Migrate, and bring in as many meetings. Returns the seconds that the index took."""
    from django.core.management import call_command

    from tests.benchmarks.corpus import bring_in
    from tipcouncil.site.search.checking import repair

    call_command("migrate", verbosity=0)
    bring_in(meetings)
    started = time.perf_counter()
    repair()
    return time.perf_counter() - started


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def ask(client, query):
    """What a request takes, in milliseconds: by the clock, and of the processor."""
    started = time.perf_counter(), time.process_time()
    response = client.get(f"/search/?q={quote(query)}", headers={"accept-encoding": "gzip, br"})
    ended = time.perf_counter(), time.process_time()
    assert response.status_code == 200, query
    return [(end - start) * 1000 for start, end in zip(started, ended, strict=True)]


def measure(queries):
    """Of each query, what each of its passes took."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    for query in queries[:5]:
        ask(client, query)
    passes = [[ask(client, query) for query in queries] for _ in range(PASSES)]
    return list(zip(*passes, strict=True))


def spread(spent):
    """The median and the 95th percentile."""
    ordered = sorted(spent)
    return statistics.median(ordered), ordered[int(len(ordered) * 0.95) - 1]


def profile(query):
    import cProfile
    import pstats

    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    ask(client, query)
    profiler = cProfile.Profile(time.process_time)
    profiler.enable()
    for _ in range(20):
        ask(client, query)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(25)


def main():
    asked = arguments()
    with tempfile.TemporaryDirectory() as thrown_away:
        folder = Path(asked.keep or thrown_away)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "static").mkdir(exist_ok=True)
        is_new = not (folder / "record.sqlite3").exists()
        prepare(folder)
        from django.conf import settings

        settings.STORAGES["staticfiles"]["BACKEND"] = (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
        if is_new:
            say(f"index of {asked.meetings} meetings: {fill(asked.meetings):.0f} s")
        from tests.benchmarks.corpus import queries

        every = queries(50)
        if asked.profile:
            profile(asked.profile)
            return 0
        passes = measure(every)
        for n, name in enumerate(("clock", "processor")):
            usual = [statistics.median(each[n] for each in of_query) for of_query in passes]
            least = [min(each[n] for each in of_query) for of_query in passes]
            if asked.cpu == (name == "processor"):
                counts, (p50, p95) = usual, spread(usual)
            for kind, spent in (("median", usual), ("least", least)):
                say(
                    "{}, {} of passes: p50 {:.1f} ms, p95 {:.1f} ms".format(
                        name, kind, *spread(spent)
                    )
                )
        for time_spent, query in sorted(zip(counts, every, strict=True))[::-1][: asked.slowest]:
            say(f"{time_spent:6.1f} ms  {query}")
        size = (folder / "record.sqlite3").stat().st_size / 1e6
        say(f"p50 {p50:.1f} ms, p95 {p95:.1f} ms; database {size:.0f} MB")
        return int(p50 > asked.p50 or p95 > asked.p95)


if __name__ == "__main__":
    sys.exit(main())
