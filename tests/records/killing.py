"""A process that kills exporters: `python -m tests.records.killing LAKE --kills 60 --seed 1`.

Each round forks a child that appends facts and exports them in small portions, beside another that only appends; both
are killed (SIGKILL) after a random while. Then a third child compares: the lake must hold exactly the facts up to the
position its manifest names, each once. The database is the one SELARAS_DATABASE names; for a long run, give --kills
2000.
"""

import argparse
import importlib
import os
import random
import signal
import sys
import time
import traceback
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.site.settings")
django.setup()
for slow_to_load in ("pandas", "pyarrow.acero"):  # pyarrow loads them at first use, and a child here lives too short
    importlib.import_module(slow_to_load)

from django.core.management import call_command  # noqa: E402 (Django first)
from django.db import connections  # noqa: E402 (Django first)

from selaras.kit.manifest import faults, read_manifest  # noqa: E402 (Django first)
from selaras.records.lake import LakeBusyError, export  # noqa: E402 (Django first)
from selaras.records.ledger import append  # noqa: E402 (Django first)
from selaras.records.models import Fact  # noqa: E402 (Django first)
from tests.records.company import captured, touched  # noqa: E402 (Django first)
from tests.records.lake_rows import keys_of_lake, rows_of_lake, rows_of_ledger  # noqa: E402 (Django first)

NOW = datetime(2026, 11, 2, 3, tzinfo=UTC)


def child(work) -> int:
    """Start a child that does the work and return its process id."""
    process = os.fork()
    if process:
        return process
    try:
        work()
    except BaseException:  # noqa: BLE001 (a child must never return into its parent's loop)
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def appending(name: str) -> None:
    """Append facts for as long as one lives."""
    for turn in count():
        append([captured(f"{name}_{turn}"), *touched(f"{name}_{turn}", 10)])
        time.sleep(0.003)


def exporting(lake: Path, name: str, hour: int) -> None:
    """Append and export for as long as one lives; hours pass, so that retired files are removed on the way."""
    for turn in count():
        append(touched(f"{name}_{turn}", 20))
        try:
            export(lake, NOW + timedelta(hours=hour, minutes=turn), part_facts=23)
        except LakeBusyError:
            time.sleep(0.001)  # the system has not let go of the lock of the one killed before


def checking(lake: Path) -> None:
    """Compare the lake with the ledger up to the lake's own position."""
    manifest = read_manifest(lake)
    if manifest is None:
        return
    assert faults(lake, manifest) == []
    told = sorted(Fact.objects.filter(id__lte=manifest.position).values_list("source_key", flat=True))
    assert keys_of_lake(lake) == told, "the lake does not hold every fact once"


def finishing(lake: Path) -> None:
    """Export what is left and compare every row."""
    export(lake, NOW + timedelta(days=999))
    assert rows_of_lake(lake) == rows_of_ledger()
    sys.stdout.write(f"{Fact.objects.count()} facts, {read_manifest(lake).generation} generations\n")
    sys.stdout.flush()


def must_succeed(process: int) -> None:
    """Wait for a child that is not killed."""
    _, status = os.waitpid(process, 0)
    if status:
        sys.exit("a check failed, see above")


def main() -> None:
    """Kill so many times and check every few."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("lake", type=Path)
    asked.add_argument("--kills", type=int, default=60)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    rng = random.Random(given.seed)
    call_command("migrate", verbosity=0)
    connections.close_all()
    for kill in range(given.kills):
        lake, name = given.lake, f"k{kill}"
        both = [child(lambda: exporting(lake, name, kill)), child(lambda: appending(f"{name}a"))]  # noqa: B023 (forked now)
        time.sleep(rng.uniform(0.0, 0.12))
        for process in rng.sample(both, 2):
            os.kill(process, signal.SIGKILL)
        for process in both:
            os.waitpid(process, 0)
        if kill % 5 == 4:
            must_succeed(child(lambda: checking(lake)))  # noqa: B023 (forked now)
    must_succeed(child(lambda: finishing(given.lake)))


if __name__ == "__main__":
    main()
