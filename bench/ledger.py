"""How fast the ledger appends, beside a plain executemany into a table of the same columns without index or promise.

Prints ratios only. The plain insert is given its rows ready-made and commits once; the ledger encodes its facts, keeps
three indexes, knows each source key once, and commits every 20,000 facts with full synchronisation.
"""

import os
import sqlite3
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import django

from selaras.core.ledger import Fact
from selaras.core.ledger.details import lead
from selaras.kit.identity import derived_id

FACTS = 300_000
START = datetime(2026, 3, 2, 2, tzinfo=UTC)
COLUMNS = "kind, subject, happened_at, noted_at, source_key, actor, concerns, details"


def histories():
    """Yield leads with a capture and 24 touches each."""
    for number in range(FACTS // 25):
        at = START + timedelta(minutes=13 * number)
        named = {"subject": derived_id("lead", "bench", str(number)), "actor": "bench"}
        who = lead.Captured(email=f"dewi{number}@maju.example", first_name="Dewi", company="PT Maju", channel="fair")
        key = f"bench:captured:{number}"
        yield Fact(kind="lead.captured", happened_at=at, noted_at=at, source_key=key, details=who, **named)
        for n in range(24):
            at += timedelta(hours=3)
            seen = lead.Touched(signal="page_viewed", channel="web", campaign="spring")
            key = f"bench:touched:{number}:{n}"
            yield Fact(kind="lead.touched", happened_at=at, noted_at=at, source_key=key, details=seen, **named)


def seconds(work, *given):
    """Return how long a piece of work takes."""
    started = perf_counter()
    work(*given)
    return perf_counter() - started


def plain_insert(path, rows):
    """Insert rows into a table without index, in one transaction."""
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(f"CREATE TABLE plain ({COLUMNS})")
        database.executemany(f"INSERT INTO plain VALUES ({', '.join('?' * 8)})", rows)


def main():
    """Append, append again, rebuild, and compare."""
    call_command("migrate", verbosity=0)
    facts = list(histories())
    with tempfile.TemporaryDirectory() as folder:
        new, known, rebuilt = seconds(append, facts), seconds(append, facts), seconds(rebuild)
        with connection.cursor() as cursor:
            rows = cursor.execute(f"SELECT {COLUMNS} FROM records_fact").fetchall()
        plain = seconds(plain_insert, Path(folder) / "plain.db", rows)
    print(f"ledger, {len(facts):,} facts on SQLite, plain executemany without index = 1")
    print(f"  append new facts        {new / plain:5.1f}")
    print(f"  append known facts      {known / plain:5.1f}")
    print(f"  rebuild every reading   {rebuilt / plain:5.1f}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"SELARAS_HOME": home, "DJANGO_SETTINGS_MODULE": "selaras.site.settings"}
        os.environ.pop("SELARAS_DATABASE", None)
        django.setup()
        from django.core.management import call_command
        from django.db import connection

        from selaras.records.ledger import append
        from selaras.records.readings import rebuild

        sys.exit(main())
