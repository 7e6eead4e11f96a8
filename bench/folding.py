"""How many events a second the fold takes in, and how long from a demo request in the inbox to a rep's queue.

`python -m bench.folding` runs on SQLite and on PostgreSQL, both with full durability: first a full inbox is folded as
fast as it goes, then a worker process folds what a writer adds at 200 events a second, one commit every 25
milliseconds as the door makes them. A tenth of the visitors make themselves known, and each hundredth (of the steady
load, each twentieth) event is a demo request that qualifies, is routed and announced in the same transaction. It prints
rates and times and asserts none.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any

import django
from django.core.management import call_command

from tests.harness.postgres import running_server

FULL = 20_000
RATE = 200
EVERY = 0.025
PAGES = ("", "pricing", "docs/start", "case-studies/bahtera", "?utm_source=google&utm_medium=cpc&utm_campaign=Spring")


def events(first: int, count: int, start: datetime, gap: timedelta, asks: int) -> Iterator[dict[str, Any]]:
    """Yield events of a crowd of visitors; every ``asks``-th comes from somebody new who asks for a demo."""
    chance = random.Random(20261127)
    for number in range(first, first + count):
        visitor = chance.randrange(max(20, count // 10))
        about = {"url": f"https://maju.co.id/{chance.choice(PAGES)}", "referrer": "https://www.google.com/"}
        said = {
            "type": "page", "messageId": f"message-{number:012d}",
            "timestamp": (start + (number - first) * gap).isoformat(),
            "anonymousId": f"visitor-{visitor}", "context": {"page": about, "library": {"name": "analytics.js"}},
        }  # fmt: skip
        if number % asks == asks - 1:
            form = {
                "email": f"person{number}@firm{number % 997}.co.id", "first_name": "Ayu", "job_title": "VP Operations",
                "company": f"Firm {number % 997}", "employees": 120, "country": "Indonesia", "industry": "software",
            }  # fmt: skip
            said |= {"type": "track", "event": "Demo Requested", "userId": f"user-{number}", "properties": form}
        elif visitor % 10 == 0:
            said |= {"userId": f"known-{visitor}"}
            if chance.random() < 0.2:
                said |= {"type": "identify", "traits": {"email": f"known{visitor}@elsewhere.co.id", "title": "Analyst"}}
        yield said


def incoming(said: dict[str, Any], now: datetime) -> Any:
    """Return an event as the door writes it."""
    return Incoming(1, to_microseconds(now), "write_key_1", "", historical=False, payload=json.dumps(said).encode())


def full(inbox: Any) -> str:
    """Fold a full inbox as fast as it goes."""
    now = clock.now()
    said = [incoming(one, now) for one in events(0, FULL, now - timedelta(hours=1), timedelta(milliseconds=100), 100)]
    for first in range(0, FULL, 200):
        inbox.write(said[first : first + 200])
    begun, done = time.perf_counter(), Folded()
    while (more := fold_inbox(inbox, clock.now())).events:
        done += more
    rate = done.events / (time.perf_counter() - begun)
    return f"{rate:,.0f} events/s ({done.facts:,} facts, {done.visits:,} visits by nobody, of {done.events:,} events)"


def steady(inbox: Any, seconds: int) -> str:
    """Let a worker fold what is written at a steady rate; return how long demo requests took to a rep's queue."""
    written: dict[str, float] = {}
    seen: dict[str, float] = {}
    over = threading.Event()
    watcher = threading.Thread(target=_watch, args=(seen, over))
    watcher.start()
    with subprocess.Popen([sys.executable, "-m", "selaras.worker"], stderr=subprocess.DEVNULL) as worker:
        time.sleep(4)
        _write(inbox, seconds, written)
        patience = time.monotonic() + 30
        while time.monotonic() < patience and not written.keys() <= seen.keys():
            time.sleep(0.1)
        worker.terminate()
    over.set()
    watcher.join()
    times = sorted((seen[lead] - at) * 1000 for lead, at in written.items() if lead in seen)
    cuts = quantiles(times, n=100)
    return (
        f"{len(times)} of {len(written)} demo requests in a rep's queue: p50 {cuts[49]:.0f} ms, p95 {cuts[94]:.0f} ms, "
        f"p99 {cuts[98]:.0f} ms, longest {times[-1]:.0f} ms"
    )


def _write(inbox: Any, seconds: int, written: dict[str, float]) -> None:
    together = round(RATE * EVERY)
    begun, start = time.monotonic(), clock.now()
    stream = events(FULL, seconds * RATE, start, timedelta(seconds=1 / RATE), 20)
    for turn in range(seconds * RATE // together):
        time.sleep(max(0.0, begun + turn * EVERY - time.monotonic()))
        some = [next(stream) for _ in range(together)]
        inbox.write([incoming(one, clock.now()) for one in some])
        for one in some:
            if one.get("event") == "Demo Requested":
                written[lead_id_of(f"user_id:{one['userId']}")] = time.monotonic()


def _watch(seen: dict[str, float], over: threading.Event) -> None:
    """Look every few milliseconds which leads a rep was told of."""
    position = newest_position()
    while not over.wait(0.004):
        told = Fact.objects.filter(id__gt=position, kind="lead.notified").values_list("id", "subject")
        for place, lead in told:
            seen[lead] = time.monotonic()
            position = max(position, place)
    connection.close()


def inside(seconds: int) -> None:
    """Measure on the installation that the environment names."""
    call_command("migrate", verbosity=0)
    opened()
    inbox = open_inbox()
    print(f"  full inbox: {full(inbox)}")
    print(f"  {RATE} events/s for {seconds} s: {steady(inbox, seconds)}")


def main() -> None:
    """Measure on both databases, each in a process of its own."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=int, default=30, help="how long the steady load lasts")
    asked.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.inside:
        inside(given.seconds)
        return
    with ExitStack() as stack:
        for name in ("SQLite", "PostgreSQL"):
            home = stack.enter_context(tempfile.TemporaryDirectory(prefix="selaras-bench-"))
            environment = os.environ | {"SELARAS_HOME": home, "SELARAS_LOG": "ERROR", "PYTHONPATH": "src:."}
            environment["SELARAS_DATABASE"] = "" if name == "SQLite" else stack.enter_context(running_server())
            print(name, flush=True)
            command = [sys.executable, __file__, "--inside", "--seconds", str(given.seconds)]
            subprocess.run(command, check=True, env=environment, cwd=Path(__file__).parents[1])


if "--inside" in sys.argv:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.site.settings")
    django.setup()
    from django.db import connection

    from selaras.actions.intake import Folded, fold_inbox
    from selaras.core.intake.hearing import lead_id_of
    from selaras.kit import clock
    from selaras.kit.instants import to_microseconds
    from selaras.records.inbox import Incoming, open_inbox
    from selaras.records.ledger import newest_position
    from selaras.records.models import Fact
    from tests.actions.desk.company import opened

if __name__ == "__main__":
    main()
