"""A company of any size from nothing to pages: how long each step takes and how much memory it needs.

`python bench/scale.py FOLDER LEADS TOUCHES_PER_LEAD` makes the folder and leaves it for `bench/pages.py FOLDER`;
with nothing said, a company of 60,000 leads and 15 touches each lives in a folder that is removed after. Each step
is a process of its own, so that its highest memory can be told; readings and lake are made side by side, as they
read the same facts and write apart.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import django

STEPS = ("facts", "readings", "lake")


def facts(leads, touches_per_lead):
    """Simulate the company and append what it tells."""
    call_command("migrate", verbosity=0)
    growth = leads / BALANCED.leads
    reps = max(round(BALANCED.reps * growth), BALANCED.reps)
    began = time.perf_counter()
    world = simulate(
        replace(BALANCED, leads=leads, touches_per_lead=touches_per_lead, reps=reps), DEMO_SEED, DEMO_UNTIL
    )
    lived = time.perf_counter()
    appended = append(fact for batch in world.facts() for fact in batch)
    add_demo_staff(DEMO_PASSWORD, world.history.staff.cast)
    took = time.perf_counter() - lived
    print(f"| living the history | {lived - began:,.0f} s | | |", flush=True)
    print(f"| telling and appending {appended.new:,} facts | {took:,.0f} s | {appended.new / took:,.0f} facts/s | |")


def readings(*_):
    """Make every reading."""
    began = time.perf_counter()
    made = rebuild_readings()
    took = time.perf_counter() - began
    print(f"| readings of {made.leads:,} leads and {made.clocks:,} clocks | {took:,.0f} s | | |")


def lake(*_):
    """Export every fact."""
    began = time.perf_counter()
    exported = bring_lake_up_to_date(now())
    took = time.perf_counter() - began
    print(f"| lake | {took:,.0f} s | {exported.facts / took:,.0f} facts/s | |")


def started(step, given):
    """Start a step as a process."""
    return step, subprocess.Popen([sys.executable, __file__, step, *given])


def ended(step, process):
    """Wait for a step and print its highest memory."""
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{step} failed")
    print(f"| highest memory of {step} | | | {used.ru_maxrss / 1024:,.0f} MB |", flush=True)


def main(given):
    """Run every step and measure the folder."""
    home = Path(given[0])
    print("| step | time | speed | memory |\n|---|---:|---:|---:|", flush=True)
    ended(*started("facts", given))
    for step in [started(step, given) for step in STEPS[1:]]:
        ended(*step)
    size = {name: sum(f.stat().st_size for f in home.glob(name) if f.is_file()) for name in ("*.db", "lake/**/*")}
    print(f"| on the disk | | | database {size['*.db'] / 1e9:.1f} GB, lake {size['lake/**/*'] / 1e9:.2f} GB |")
    print(f"| free on the disk | | | {shutil.disk_usage(home).free / 1e9:.0f} GB |")


if __name__ == "__main__":
    if len(sys.argv) == 1:
        with tempfile.TemporaryDirectory() as folder:
            sys.exit(main([folder, "60000", "15"]))
    if sys.argv[1] not in STEPS:
        sys.exit(main([str(Path(sys.argv[1]).resolve()), *sys.argv[2:]]))
    os.environ |= {"SELARAS_HOME": sys.argv[2], "DJANGO_SETTINGS_MODULE": "selaras.site.settings"}
    os.environ.pop("SELARAS_DATABASE", None)
    django.setup()
    from django.core.management import call_command

    from selaras.actions.demo import DEMO_PASSWORD
    from selaras.actions.lake import bring_lake_up_to_date
    from selaras.actions.readings import rebuild_readings
    from selaras.actions.staff import add_demo_staff
    from selaras.connectors.simulator import BALANCED, DEMO_SEED, DEMO_UNTIL, simulate
    from selaras.kit.clock import now
    from selaras.records.ledger import append

    {"facts": facts, "readings": readings, "lake": lake}[sys.argv[1]](int(sys.argv[3]), float(sys.argv[4]))
