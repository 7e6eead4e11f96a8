"""How many events a second the door takes in durably, single and in batches of 100, beside the plain insert ceiling.

`python bench/intake.py` starts a real server on the loopback address, once on SQLite and once on PostgreSQL, both with
full durability, and lets a generator in a process of its own send to it. The ceiling is measured in the same run, on
the same disk, with the same events: SQLite's executemany and PostgreSQL's COPY, in one transaction. It prints ratios.

`python bench/intake.py --rubbish 60` sends rubbish for a minute instead and prints what the server answered and holds.
"""

import argparse
import base64
import json
import os
import random
import selectors
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg

from tests.api.intake.rubbish import rubbish
from tests.harness.postgres import running_server
from tests.harness.serving import Serving, running_selaras

ROWS = 200_000
TOGETHER = 100
SHAPES = {"single": ("/v1/track", 1), "batch": ("/v1/batch", TOGETHER)}
SENT_AT = "2026-11-27T10:00:00.456Z"


def event(number: int) -> str:
    """Return an event as a browser sends it, about 500 bytes."""
    said = {
        "type": "track", "event": "Demo Requested", "userId": f"user-{number}", "anonymousId": f"anonymous-{number}",
        "messageId": f"ajs-next-{number:032d}", "timestamp": "2026-11-27T10:00:00.123Z",
        "properties": {"plan": "business", "value": 120, "title": "Pricing | Example"},
        "context": {
            "library": {"name": "analytics.js", "version": "2.11.1"},
            "page": {"path": "/pricing/", "referrer": "", "title": "Pricing", "url": "https://example.com/pricing/"},
            "campaign": {"name": "Spring", "source": "newsletter", "medium": "email"},
        },
    }  # fmt: skip
    return json.dumps(said, separators=(",", ":"))


def requests(shape: str, key: str) -> list[bytes]:
    """Return requests of a shape, ready to be sent, enough of them that no two in flight are alike."""
    path, together = SHAPES[shape]
    word = base64.b64encode(f"{key}:".encode()).decode()
    made = []
    for first in range(0, 4000 if together == 1 else 100 * together, together):
        events = [event(number) for number in range(first, first + together)]
        body = events[0] if together == 1 else f'{{"batch":[{",".join(events)}],"sentAt":"{SENT_AT}"}}'
        head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic {word}\r\nContent-Length: {len(body)}"
        made.append(f"{head}\r\nContent-Type: application/json\r\n\r\n{body}".encode())
    return made


def generate(port: int, key: str, shape: str, connections: int, seconds: float) -> dict[str, object]:
    """Keep every connection busy for a while, one request after the other, and return what was answered how fast."""
    ready = selectors.DefaultSelector()
    waiting = requests(shape, key)
    latencies: list[float] = []
    statuses: Counter[str] = Counter()
    clock, sent = time.perf_counter, {}
    began = clock()
    for number in range(connections):
        connection = socket.create_connection(("127.0.0.1", port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        ready.register(connection, selectors.EVENT_READ)
        sent[connection] = clock()
        connection.sendall(waiting[number % len(waiting)])
    number, going = connections, connections
    while going:
        for token, _ in ready.select():
            connection = token.fileobj
            answer = connection.recv(65536)
            now = clock()
            statuses[answer[9:12].decode() or "closed"] += 1
            latencies.append(now - sent[connection])
            if now - began < seconds and answer:
                sent[connection] = now
                connection.sendall(waiting[number % len(waiting)])
                number += 1
            else:
                ready.unregister(connection)
                connection.close()
                going -= 1
    latencies.sort()
    share = {name: latencies[int(len(latencies) * part)] * 1000 for name, part in (("p50", 0.5), ("p99", 0.99))}
    return {"seconds": clock() - began, "statuses": statuses, **share}


def told_to_generate(server: Serving, shape: str, connections: int, seconds: float) -> dict[str, float]:
    """Run the generator beside; return events a second and the latencies. Everything taken must be in the inbox."""
    before = server.newest()
    command = [sys.executable, __file__, "--generate", shape, str(server.port), str(connections), str(seconds)]
    done = subprocess.run(
        command, env=os.environ | {"KEY": server.keys["server"]}, check=True, capture_output=True, text=True
    )
    answered = json.loads(done.stdout)
    taken = answered["statuses"].pop("200", 0) * SHAPES[shape][1]
    if answered["statuses"]:
        raise SystemExit(f"not everything was taken: {answered['statuses']}")
    kept = server.newest() - before
    if kept < taken:
        raise SystemExit(f"{taken} events were acknowledged and {kept} are there")
    return {"rate": taken / answered["seconds"], "p50": answered["p50"], "p99": answered["p99"]}


def rows() -> Iterator[tuple[int, str, int, str, bytes]]:
    """Return what a plain log of events would hold."""
    for number in range(ROWS):
        yield number + 1, "writekey_0000000000000000", 1_772_452_800_000_000, "track", event(number).encode()


def sqlite_ceiling(folder: Path) -> float:
    """Return rows a second of executemany into a new file, one transaction, durable."""
    database = sqlite3.connect(folder / "ceiling.db", isolation_level=None)
    database.executescript("""
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
        CREATE TABLE log (position INTEGER PRIMARY KEY, source TEXT, received_at INTEGER, kind TEXT, payload BLOB)""")
    ready = list(rows())
    began = time.perf_counter()
    database.execute("BEGIN")
    database.executemany("INSERT INTO log VALUES (?, ?, ?, ?, ?)", ready)
    database.execute("COMMIT")
    took = time.perf_counter() - began
    database.close()
    return ROWS / took


def postgres_ceiling(address: str) -> float:
    """Return rows a second of COPY into a new table with its key, one transaction, durable."""
    with psycopg.connect(address, autocommit=True) as database:
        database.execute("""
            CREATE TABLE ceiling (
                position bigint PRIMARY KEY, source text, received_at bigint, kind text, payload bytea)""")
        ready = list(rows())
        began = time.perf_counter()
        with database.transaction(), database.cursor().copy("COPY ceiling FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(["int8", "text", "int8", "text", "bytea"])
            for row in ready:
                copy.write_row(row)
        took = time.perf_counter() - began
        database.execute("DROP TABLE ceiling")
    return ROWS / took


@contextmanager
def installation(kind: str) -> Iterator[tuple[Serving, float]]:
    """Give a running server on a database of this kind, and the ceiling of that database on the same disk."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="selaras-bench-")))
        address = stack.enter_context(running_server(durable=True)) if kind == "PostgreSQL" else ""
        ceiling = postgres_ceiling(address) if address else sqlite_ceiling(home)
        yield stack.enter_context(running_selaras(home, address)), ceiling


def measure(kind: str, connections: int, seconds: float) -> None:
    """Print what one database takes in."""
    with installation(kind) as (server, ceiling):
        print(f"{kind}: plain insert ceiling {ceiling:,.0f} events/s, load {os.getloadavg()[0]:.1f} before")
        told_to_generate(server, "single", connections, 1)  # until everything was used once
        for shape, held in (("single", connections), ("batch", max(connections // 8, 4))):
            got = told_to_generate(server, shape, held, seconds)
            print(
                f"  {shape:<6} {got['rate']:>9,.0f} events/s, {got['rate'] / ceiling:6.1%} of the ceiling, "
                f"p50 {got['p50']:5.1f} ms, p99 {got['p99']:5.1f} ms, {held} connections"
            )


def send_rubbish(seconds: float) -> None:
    """Print what the server answered to rubbish, and what it held after each sixth of the time."""
    with installation("SQLite") as (server, _):
        dice, answered = random.Random(7), Counter()
        word = base64.b64encode(f"{server.keys['server']}:".encode()).decode()
        began = time.perf_counter()
        for part in range(1, 7):
            while time.perf_counter() - began < seconds * part / 6:
                for path, body, headers in rubbish(dice):
                    status, _ = server.send(path, body, {"Authorization": f"Basic {word}", **headers})
                    answered[status] += 1
            print(f"  after {seconds * part / 6:4.0f} s: {dict(answered)}, {server.resident()} MB held")
        if any(status >= 500 for status in answered):
            raise SystemExit("rubbish broke something")


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("--on", choices=("SQLite", "PostgreSQL"), action="append", help="both without it")
    given.add_argument("--connections", type=int, default=128)
    given.add_argument("--seconds", type=float, default=5)
    given.add_argument("--rubbish", type=float, metavar="SECONDS")
    given.add_argument("--generate", nargs=4, metavar=("SHAPE", "PORT", "CONNECTIONS", "SECONDS"))
    asked = given.parse_args()
    if asked.generate:
        shape, port, connections, seconds = asked.generate
        print(json.dumps(generate(int(port), os.environ["KEY"], shape, int(connections), float(seconds))))
    elif asked.rubbish:
        send_rubbish(asked.rubbish)
    else:
        for kind in asked.on or ("SQLite", "PostgreSQL"):
            measure(kind, asked.connections, asked.seconds)


if __name__ == "__main__":
    main()
