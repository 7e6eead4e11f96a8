"""Workers and server killed under load: `python -m tests.stories.crashing HOME --kills 500 --seed 1`.

A sender posts events to a running door and notes every one that was acknowledged; meanwhile workers and the server are
killed (SIGKILL) at random instants and started again. Then everything that was acknowledged must be in, every effect
must have happened once, and the readings must be what a rebuild makes of the facts. The database is the one that
SELARAS_DATABASE names; without it, the embedded one in HOME. It prints one line of JSON and exits with 1 if a promise
was broken.
"""

import argparse
import base64
import json
import os
import random
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from http.client import HTTPConnection, HTTPException  # noqa: TID251 (asks our own server on the loopback address)
from itertools import count
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ["SELARAS_HOME"] = sys.argv[1]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.site.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 (Django first)
from django.db import connections, models  # noqa: E402 (Django first)

from selaras.actions.due import look_at_due  # noqa: E402 (Django first)
from selaras.actions.intake import fold_inbox, inbox_waits  # noqa: E402 (Django first)
from selaras.actions.readings import catch_up_readings, rebuild_readings  # noqa: E402 (Django first)
from selaras.actions.write_keys import make_write_key  # noqa: E402 (Django first)
from selaras.cli.serving import web_command  # noqa: E402 (Django first)
from selaras.core.intake.names import ANONYMOUS, name_of  # noqa: E402 (Django first)
from selaras.kit import clock  # noqa: E402 (Django first)
from selaras.records.inbox import open_inbox  # noqa: E402 (Django first)
from selaras.records.models import (  # noqa: E402 (Django first)
    AssignmentReading,
    ClockReading,
    Fact,
    FairnessReading,
    LeadReading,
    OutgoingMessage,
    PassReading,
)
from selaras.records.visits import visits_by  # noqa: E402 (Django first)
from selaras.worker.process import work  # noqa: E402 (Django first)
from tests.actions.desk.company import FITS, hired, signed  # noqa: E402 (Django first)
from tests.harness.network import free_port  # noqa: E402 (Django first)

READINGS = (LeadReading, ClockReading, AssignmentReading, FairnessReading, PassReading)
SIGNALS = ("Demo Requested", "Pricing Viewed", "Content Downloaded", "Webinar Attended")
LEADS = 60


def child(do, *arguments):
    """Start a child that does something, in a group of its own, and return its process id."""
    connections.close_all()
    process = os.fork()
    if process:
        with suppress(PermissionError):
            os.setpgid(process, process)
        return process
    try:
        os.setpgid(0, 0)
        do(*arguments)
    except BaseException:  # noqa: BLE001 (a child must never return into its parent's loop)
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def finished(process):
    """Wait for a child and return whether it did what it had to."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0


def settle(kept):
    """Make the tables, sign a charter, hire three reps and make a write key, and leave the key in a file."""
    call_command("migrate", verbosity=0)
    then = clock.now() - timedelta(days=30)
    signed(when=then)
    hired(when=then)
    kept.write_text(make_write_key("crash", clock.now()).text)


def batch(number, rng):
    """Return the events of one call: somebody says who they are, and does a few things."""
    lead = rng.randrange(LEADS)
    user = {"userId": f"user-{lead}", "anonymousId": f"visitor-{lead}"}
    traits = {name: value for name, value in FITS.items() if name not in {"domain", "channel"}}
    person = {
        "email": f"person{lead}@company{lead}.example",
        "company": f"Company {lead}",
        "title": f"Head of {number}",
    }
    events = [{"type": "identify", "traits": traits | person, **user}] if rng.random() < 0.5 else []
    for _ in range(rng.randint(1, 4)):
        nobody = {"anonymousId": f"visitor-{lead}"}
        who = user if rng.random() < 0.7 else nobody
        events.append({"type": "track", "event": rng.choice(SIGNALS), "properties": {}, **who})
    return [event | {"messageId": f"crash-{number}-{place}"} for place, event in enumerate(events)]


def send(port, key, kept, seed, stop):
    """Post batches until the file `stop` is there, each until it is acknowledged, some of them twice."""
    rng = random.Random(seed)
    headers = {
        "Authorization": "Basic " + base64.b64encode(f"{key}:".encode()).decode(),
        "Content-Type": "application/json",
    }
    with kept.open("a") as acknowledged:
        for number in count():
            events = batch(number, rng)
            body = json.dumps({"batch": events})
            for _ in range(2 if rng.random() < 0.1 else 1):
                while not _posted(port, body, headers):
                    time.sleep(0.02)
            acknowledged.writelines(f"{event['messageId']}\n" for event in events)
            acknowledged.flush()
            if stop.exists():
                return
            time.sleep(0.01)


def _posted(port, body, headers):
    try:
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("POST", "/v1/batch", body, headers)
            return connection.getresponse().status == 200
        finally:
            connection.close()
    except (OSError, HTTPException):
        return False


class Site:
    """A server and two workers that are killed and started again."""

    def __init__(self, home):
        self.log = (home / "crash.log").open("ab")
        self.port = free_port()
        self.running = {}
        for name in ("web", "worker-1", "worker-2"):
            self.start(name)

    def start(self, name):
        self.running[name] = self._web() if name == "web" else child(self._work)

    def kill(self, name):
        """Kill a process and everything it started, in one instant, and wait until it is gone."""
        process = self.running.pop(name)
        os.killpg(process, signal.SIGKILL)
        os.waitpid(process, 0)

    def _web(self):
        command = web_command("127.0.0.1", self.port)
        return subprocess.Popen(command, start_new_session=True, stdout=self.log, stderr=self.log).pid

    def _work(self):
        os.dup2(self.log.fileno(), 1)
        os.dup2(self.log.fileno(), 2)
        work()


def crash(home, kills, seed, pace):
    """Run the site under load, kill so often, then compare; return what was counted."""
    rng = random.Random(seed)
    key_file, acknowledged, stop = home / "crash.key", home / "crash.acknowledged", home / "crash.stop"
    assert finished(child(settle, key_file))
    site = Site(home)
    sender = child(send, site.port, key_file.read_text(), acknowledged, seed, stop)
    killed = Counter()
    try:
        while not acknowledged.exists() or not acknowledged.stat().st_size:
            time.sleep(0.05)
        for _ in range(kills):
            time.sleep(rng.uniform(0.0, 2 * pace))
            name = "web" if rng.random() < 0.2 else rng.choice(("worker-1", "worker-2"))
            site.kill(name)
            killed[name.partition("-")[0]] += 1
            site.start(name)
        stop.touch()
        assert finished(sender)
    finally:
        for name in tuple(site.running):
            site.kill(name)
    told = home / "crash.told"
    assert finished(child(compare, acknowledged, told))
    return {"killed": dict(killed), **json.loads(told.read_text())}


def compare(acknowledged, told):
    """Fold what waits, and write down what was promised beside what there is."""
    inbox = open_inbox()
    while inbox_waits(inbox):
        fold_inbox(inbox, clock.now())
    catch_up_readings()
    while look_at_due(clock.now()).leads:
        pass
    ids = set(acknowledged.read_text().split())
    keys = list(Fact.objects.values_list("source_key", flat=True))
    visits = visits_by(name_of(ANONYMOUS, f"visitor-{lead}") for lead in range(LEADS))
    told_of = [key for key in keys if key.startswith("intake:writekey_")] + [visit.source_key for visit in visits]
    known = {key.split(":")[2] for key in told_of}
    before = [_rows(model) for model in READINGS]
    rebuild_readings()
    after = [_rows(model) for model in READINGS]
    answer = {
        "acknowledged": len(ids),
        "lost": sorted(ids - known)[:10],
        "facts": len(keys),
        "leads": LeadReading.objects.filter(merged_into="").exclude(captured_at=None).count(),
        "mqls": Fact.objects.filter(kind="lead.qualified").count(),
        "twice": _twice(),
        "readings_differ": [
            model.__name__ for model, old, new in zip(READINGS, before, after, strict=True) if old != new
        ],
    }
    told.write_text(json.dumps(answer))


def _rows(model: type[models.Model]):
    return sorted(model.objects.values_list(), key=str)


def _twice():
    """Return every effect that happened more than once: an MQL of a pass, its owner, its news, its promises."""
    found = []
    kinds = ("lead.qualified", "lead.routed", "lead.notified")
    told = [
        (f"{kind} {json.loads(details).get('medium', '')}".strip(), subject)
        for kind, subject, details in Fact.objects.filter(kind__in=kinds).values_list("kind", "subject", "details")
    ]
    passes = dict(LeadReading.objects.values_list("lead_id", "pass_number"))
    for (kind, subject), times in Counter(told).items():
        climbed = Fact.objects.filter(subject=subject, kind="lead.escalated", details__contains='"another_rep"').count()
        if times > passes.get(subject, 0) + climbed:
            found.append(f"{kind} of {subject}: {times}")
    put = OutgoingMessage.objects.values_list("sort", "audience_id", "medium", "happened_at", "payload")
    found += [
        f"{sort} to {who} by {medium}: {times}" for (sort, who, medium, *_), times in Counter(put).items() if times > 1
    ]
    started = Fact.objects.filter(kind="clock.started").values_list("concerns", "happened_at", "details")
    promises = Counter((lead, at, json.loads(details)["clause"]) for lead, at, details in started)
    return found + [f"clock {one[0]} {one[2]}: {times}" for one, times in promises.items() if times > 1]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("home", type=Path)
    arguments.add_argument("--kills", type=int, default=500)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--pace", type=float, default=0.5, help="mean seconds between two kills")
    wish = arguments.parse_args()
    answer = crash(wish.home, wish.kills, wish.seed, wish.pace)
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.exit(1 if answer["lost"] or answer["twice"] or answer["readings_differ"] else 0)


if __name__ == "__main__":
    main()
