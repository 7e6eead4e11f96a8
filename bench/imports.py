"""How fast a file of touches is imported: rows a second and the most memory, with the parts of the time.

`python bench/imports.py --rows 1000000 --seed 7` writes the file, imports it into a database of its own, prints both.
"""

import argparse
import os
import random
import resource
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.site.settings")
FIRST = datetime(2024, 1, 1, tzinfo=UTC)


def write_touches(path: Path, rows: int, seed: int) -> None:
    """Write a file of touches: a lead for every sixteen, times to the second, five signals, twelve channels."""
    dice = random.Random(seed)
    signals = ["page_viewed", "email_opened", "email_clicked", "webinar_attended", "demo_requested"]
    channels = [f"channel {n}" for n in range(12)]
    with path.open("w", encoding="utf-8") as file:
        file.write("id,contact,occurred,activity,source,campaign\n")
        for n in range(rows):
            when = (FIRST + timedelta(seconds=dice.randrange(46_000_000))).strftime("%Y-%m-%dT%H:%M:%SZ")
            file.write(f"{n},L{dice.randrange(rows // 16 + 1)},{when},{dice.choice(signals)},")
            file.write(f"{dice.choice(channels)},campaign {dice.randrange(60)}\n")


def measure(path: Path, home: Path) -> None:
    """Import the file into a new home and print what it took."""
    os.environ |= {"SELARAS_HOME": str(home), "SELARAS_DATABASE": ""}
    import django  # noqa: PLC0415 (the home must be named first)

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- models are there only after django.setup()

    from selaras.actions.imports import import_file, plan_import  # noqa: PLC0415 -- models are there only after django.setup()
    from selaras.connectors.files.mapping import mapping_of  # noqa: PLC0415 -- models are there only after django.setup()
    from selaras.core.charter import starting_terms  # noqa: PLC0415 -- models are there only after django.setup()
    from selaras.kit.clock import now  # noqa: PLC0415 -- models are there only after django.setup()

    call_command("migrate", verbosity=0)
    mapping = mapping_of(
        "{source: web, table: touches, key: id, columns: {contact: lead, occurred: at, activity: signal, "
        "source: channel, campaign: campaign}}"
    )
    terms = starting_terms()
    began, cpu = time.perf_counter(), time.process_time()
    planned = plan_import(path, mapping, terms)
    looked = time.perf_counter() - began
    marks = {}

    def mark(done: int, _every: int) -> None:
        marks[done] = (time.perf_counter() - began, time.process_time() - cpu)

    outcome = import_file(planned, terms, actor="bench", clock=now, progress=mark)
    took, used = time.perf_counter() - began, time.process_time() - cpu
    told, told_cpu = marks[outcome.read]
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"rows read {outcome.read:,}, written {outcome.written:,}, rejected {outcome.rejected:,}")
    print(f"the file has         {path.stat().st_size / 2**20:7.1f} MiB")
    print(f"looked at the file   {looked:7.1f} s")
    print(f"facts in the ledger  {told:7.1f} s, CPU {told_cpu:.1f} s: {outcome.read / told_cpu:,.0f} rows/s of CPU")
    print(f"readings and report  {took - told:7.1f} s")
    print(f"in all               {took:7.1f} s, CPU {used:.1f} s; most memory {most:,} MiB")


def main() -> None:
    """Run the measure in a folder that goes away."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--rows", type=int, default=1_000_000)
    wanted.add_argument("--seed", type=int, default=7)
    wanted.add_argument("--keep", type=Path, help="write the file here and do not import it")
    given = wanted.parse_args()
    if given.keep:
        write_touches(given.keep, given.rows, given.seed)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "touches.csv"
        write_touches(path, given.rows, given.seed)
        measure(path, Path(folder))


if __name__ == "__main__":
    main()
