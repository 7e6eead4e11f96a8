"""A process that kills senders: `python -m tests.actions.outgoing.killing --kills 60 --seed 1`.

Each round forks two children that send what is due beside each other; both are killed (SIGKILL) a random while after
something arrived. Then everything that is left is sent. Every message must have arrived, each under its own id, and
every row must stand once and be settled; what arrived twice arrived under the same id. The database is the one
SELARAS_DATABASE names.
"""

import argparse
import os
import random
import signal
import sys
import time
import traceback
from collections import Counter
from datetime import UTC, datetime, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.site.settings")
os.environ["SELARAS_OUTGOING_ALLOW"] = "127.0.0.1"
django.setup()

from django.core.management import call_command  # noqa: E402 (Django first)
from django.db import OperationalError, connections  # noqa: E402 (Django first)

from selaras.actions.endpoints import EndpointOrder, add_endpoint  # noqa: E402 (Django first)
from selaras.actions.outgoing import deliver_due, put_outgoing  # noqa: E402 (Django first)
from selaras.core.charter.starting import starting_terms  # noqa: E402 (Django first)
from selaras.core.ledger import Fact  # noqa: E402 (Django first)
from selaras.core.ledger.details.lead import Touched  # noqa: E402 (Django first)
from selaras.core.staff import Person, Role  # noqa: E402 (Django first)
from selaras.kit.errors import SelarasError  # noqa: E402 (Django first)
from selaras.phrases import render  # noqa: E402 (Django first)
from selaras.records.models import OutgoingMessage  # noqa: E402 (Django first)
from tests.connectors.outgoing.servers import http_receiver  # noqa: E402 (Django first)

NOW = datetime(2026, 3, 2, 3, tzinfo=UTC)
BIMA = Person("bima", "Bima", Role.REVENUE_OPERATIONS)


def facts(number: int, each: int) -> list[Fact]:
    """Facts that nobody told before."""
    return [
        Fact(
            kind="lead.touched", subject=f"lead_{n}", happened_at=NOW, noted_at=NOW, source_key=f"{number}:{n}",
            actor="worker", details=Touched(signal="page_viewed"),
        )
        for n in range(each)
    ]  # fmt: skip


def sending(now: datetime) -> int:
    """Start a child that sends for as long as it lives."""
    process = os.fork()
    if process:
        return process
    try:
        while True:
            try:
                deliver_due(now, render, limit=8, seconds=2)
            except (SelarasError, OperationalError):
                connections.close_all()
            time.sleep(0.002)
    except BaseException:  # noqa: BLE001 (a child must never return into its parent's loop)
        traceback.print_exc()
    os._exit(1)


def _wait_for_one_more(receiver, before: int) -> None:
    """Wait until something arrives, a second at most."""
    give_up = time.monotonic() + 1
    while len(receiver.got) == before and time.monotonic() < give_up:
        time.sleep(0.001)


def main(kills: int, seed: int) -> None:
    """Kill senders, send the rest, and compare."""
    rng = random.Random(seed)
    call_command("migrate", verbosity=0)
    with http_receiver() as receiver:
        receiver.behaviour = "slowly"
        add_endpoint(EndpointOrder("CRM", receiver.url, ("*",)), by=BIMA, now=NOW)
        for turn in range(kills):
            put_outgoing(facts(turn, 5), {}, starting_terms(), NOW)
            connections.close_all()
            children = [sending(NOW + timedelta(minutes=turn)) for _ in range(2)]
            _wait_for_one_more(receiver, len(receiver.got))
            time.sleep(rng.uniform(0, 0.05))
            for child in children:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
        during = len(receiver.got)
        last = NOW + timedelta(minutes=kills)
        while deliver_due(last, render, limit=16, seconds=2).any or OutgoingMessage.objects.filter(state="waiting"):
            last += timedelta(minutes=1)
        arrived = Counter(headers["webhook-id"] for _, headers, _ in receiver.got)
    rows = OutgoingMessage.objects.values_list("key", "state")
    assert len(rows) == 5 * kills, "a row is missing, or stands twice"
    assert {state for _, state in rows} == {"delivered"}
    assert set(arrived) == {key for key, _ in rows}, "a message never arrived"
    again = sum(arrived.values()) - len(arrived)
    said = f"{len(rows)} messages arrived ({during} between the kills), {again} once more under the same id\n"
    sys.stdout.write(said)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    sys.exit(main(chosen.kills, chosen.seed))
