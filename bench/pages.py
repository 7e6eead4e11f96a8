"""How long each page takes from the real server, first and again, beside DuckDB scanning what it reads.

`python bench/pages.py` loads the demo company into a folder that is removed after; `python bench/pages.py FOLDER` asks
a folder that is there. The server is the one `selaras run` starts; each answer is read to its end by one reader who is
signed in. *First* is a moment (or a lead) nobody asked about before, so nothing can be remembered; *again* is the very
same address. Beside the time by the clock stands the processor time of the server for one answer, which a busy machine
stretches less. The table goes to docs/reference/benchmarks/, where --into says.
"""

import argparse
import http.client  # noqa: TID251 (it asks our own server, on this machine)
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import django
import duckdb

from selaras.kit.instants import from_microseconds
from selaras.kit.manifest import read_manifest

PORT = 8765
HOST = "127.0.0.1"
INTO = Path(__file__).parents[1] / "docs" / "reference" / "benchmarks" / "pages.md"
ALWAYS = "lead_id, kind, happened_at, noted_at, source_key"
PEOPLE = {"people_changes": f"{ALWAYS}, channel, campaign, segment, account_id, into"}
FUNNEL = {**PEOPLE, "decisions": f"{ALWAYS}, rep_id, score, channel, campaign, segment, reason, opportunity_id"}
DEALS = {"opportunity_changes": "opportunity_id, kind, happened_at, noted_at, base_minor, close_date, source_key"}
MONDAY = {
    **FUNNEL,
    **DEALS,
    "activities": "lead_id, happened_at, noted_at, medium, outbound, automated, connected, source_key",
    "clock_changes": "clock_id, kind, happened_at, noted_at, due_at, side, clause, outcome, lead_id, source_key",
    "spend": "spend_id, channel, from_date, to_date, base_minor, noted_at",
    "touches": "lead_id, happened_at, noted_at",
}


class Reader:
    """Somebody signed in, who asks for pages over one connection, as a browser does."""

    def __init__(self, server):
        self.server = server
        self._line = http.client.HTTPConnection(HOST, PORT, timeout=600)  # noqa: TID251 (as above)
        self._cookies = {}
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page("/signin/")).group(1)
        given = {"csrfmiddlewaretoken": token, "username": "bima", "password": "selaras-demo"}
        self._ask("POST", "/signin/", urllib.parse.urlencode(given))

    def page(self, path):
        """Return a page as text."""
        status, text = self._ask("GET", path)
        if status != 200:
            sys.exit(f"{path} answers {status}")
        return text

    def took(self, path):
        """Return the milliseconds a page takes to its last byte, and those the server's processors work on it."""
        began, worked = time.perf_counter(), self.server.worked()
        self.page(path)
        return (time.perf_counter() - began) * 1000, self.server.worked() - worked

    def _ask(self, method, path, form=None):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if form:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"http://{HOST}:{PORT}/"}
        self._line.request(method, path, form, headers)
        answer = self._line.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer.status, answer.read().decode()


class Server:
    """The server that `selaras run` starts, as the system sees it."""

    def __init__(self):
        self.process = subprocess.Popen(web_command(HOST, PORT))

    def _processes(self):
        pids, found = [self.process.pid], []
        while pids:
            found.append(Path(f"/proc/{pids[0]}"))
            pids += [int(pid) for each in found[-1].glob("task/*/children") for pid in each.read_text().split()]
            pids.pop(0)
        return found

    def worked(self):
        """Return the milliseconds of processor time of all its processes."""
        fields = [(each / "stat").read_text().rpartition(")")[2].split() for each in self._processes()]
        return sum(int(told[11]) + int(told[12]) for told in fields) * 1000 / os.sysconf("SC_CLK_TCK")

    def highest(self):
        """Return the megabytes of its largest process at its largest."""
        told = [re.search(r"VmHWM:\s*(\d+)", (each / "status").read_text()) for each in self._processes()]
        return max(int(found[1]) for found in told if found) / 1024

    def rest(self):
        """Wait until it has done what it does beside: it works less than a twentieth of the time."""
        for _ in range(300):
            before = self.worked()
            time.sleep(2)
            if self.worked() - before < 100:
                return


def served():
    """Start the server and return it once it answers."""
    server = Server()
    for _ in range(600):
        with suppress(OSError), socket.create_connection((HOST, PORT), timeout=1):
            return server
        if server.process.poll() is not None:
            sys.exit("the server did not start")
        time.sleep(0.1)
    sys.exit("the server does not answer")


def addresses(reader, until, times):
    """Return each page's name, its addresses nobody asked for, the address asked again, and what its figures read."""
    leads = list(dict.fromkeys(re.findall(r'href="/leads/(lead_[a-z0-9]+)/', reader.page("/leads/"))))

    def at(path, days):
        moments = [until - timedelta(days=days, minutes=7 * (turn + 1)) for turn in range(times + 1)]
        mark = "&" if "?" in path else "?"
        return [path + mark + urllib.parse.urlencode({"as_of": moment.isoformat()}) for moment in moments]

    yield "Monday, now", at("/", 0), "/", MONDAY
    yield "Monday, as of a past day", at("/", 30), None, MONDAY
    yield "leads", [f"/leads/?page={turn + 2}" for turn in range(times)], "/leads/", None
    yield "leads, searched", [f"/leads/?q={word}" for word in names(reader, times)], "/leads/?q=budi", None
    yield "one lead", [f"/leads/{lead}/" for lead in leads[1 : times + 1]], f"/leads/{leads[0]}/", None
    yield "charter", at("/charter/", 2), "/charter/", None
    yield "data", at("/data/", 3), "/data/", None
    path = "/figures/mql_to_won/?by=channel"
    yield "a figure's definition", at(path, 4), path, FUNNEL | DEALS
    path = "/figures/acceptance_rate/rows/"
    yield "the rows behind a figure", at(path, 5), path, FUNNEL


def names(reader, times):
    """Return words to search for."""
    words = re.findall(r"[A-Za-z]{4,}", re.sub(r"<[^>]*>", " ", reader.page("/leads/?page=5")))
    return list(dict.fromkeys(word.lower() for word in words))[-times:]


def scan(files, wanted, times):
    """Return the milliseconds DuckDB takes to read some columns of the lake, least of a few."""
    took = []
    for _ in range(min(times, 5)):
        began = time.perf_counter()
        with duckdb.connect(":memory:") as engine:
            for name, columns in wanted.items():
                read = ", ".join(f'count("{c.strip()}"), max("{c.strip()}")' for c in columns.split(","))
                engine.execute(f"SELECT {read} FROM read_parquet(?)", [files[name]]).fetchall()
        took.append((time.perf_counter() - began) * 1000)
    return min(took)


def report(home, server, times):
    """Yield the lines of the table."""
    manifest = read_manifest(home / "lake")
    files, until = manifest.files(home / "lake"), from_microseconds(manifest.noted_until)
    yield "| page | first: median | p95 | work | again: median | p95 | work | scan of its columns | again / scan |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    server.rest()  # it prepares the page of the newest facts and rehearses the others
    reader = Reader(server)
    for name, first, again, wanted in addresses(reader, until, times):
        cold = [reader.took(path) for path in first[:times]]
        same = again or first[-1]
        reader.page(same)
        warm = [reader.took(same) for _ in range(3 * times)]
        scanned = scan(files, wanted, times) if wanted else None
        beside = f"{scanned:,.0f} ms | {middle(warm) / scanned:.2f}" if scanned else "reads no lake | "
        yield f"| {name} | {told(cold)} | {told(warm)} | {beside} |"


def middle(took):
    """Return the median of the times by the clock."""
    return statistics.median(clock for clock, _ in took)


def told(took):
    """Return median and p95 by the clock, and the median of the processor time."""
    ordered = sorted(clock for clock, _ in took)
    p95 = ordered[max(-(-95 * len(ordered) // 100) - 1, 0)]
    return f"{middle(took):,.0f} ms | {p95:,.0f} ms | {statistics.median(worked for _, worked in took):,.0f} ms"


def size(home):
    """Return how large the company is, in words."""
    manifest = read_manifest(home / "lake")
    rows = {name: sum(part.rows for part in parts) for name, parts in manifest.tables.items()}
    with duckdb.connect(":memory:") as engine:
        [leads] = engine.execute(
            "SELECT count(DISTINCT lead_id) FROM read_parquet(?)", [manifest.files(home / "lake")["people_changes"]]
        ).fetchone()
    return f"{leads:,} leads, {rows['touches']:,} touches, {manifest.rows:,} facts"


def main(home, times, into):
    """Measure, print and write."""
    server = served()
    try:
        lines = [shown(line) for line in report(home, server, times)]
        memory = server.highest()
    finally:
        server.process.terminate()
        server.process.wait()
    written = document(size(home), lines, times, memory)
    into.parent.mkdir(parents=True, exist_ok=True)
    into.write_text(written)


def shown(line):
    """Print a line as soon as it is known, and return it."""
    print(line, flush=True)
    return line


def asked_for():
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("home", nargs="?", type=Path, help="a data folder with the demo company")
    parser.add_argument("--times", type=int, default=20, help="how often each page is asked for first; again thrice")
    parser.add_argument("--into", type=Path, default=INTO, help="the document the table is written to")
    return parser.parse_args()


def document(company, lines, times, memory):
    """Return the document around the table."""
    table, cores, load = "\n".join(lines), os.cpu_count() or 1, os.getloadavg()[1]
    return f"""# How long each page takes

*Written by `python bench/pages.py`; do not edit.*

{company}. {cores} cores, each wanted by {load / cores:.1f} processes while measuring, the server of `selaras run`,
one reader, answers read to their last byte. *First* is a moment, lead or search nobody asked about before
({times} of them); *again* is the same address once more ({3 * times} times). *Work* is the median of the processor
time the server took for one answer, in all its threads. *Scan* is the least time DuckDB needs to read the columns
the page's figures are made from. The largest process of the server took {memory:,.0f} MB at its largest.

{table}
"""


if __name__ == "__main__":
    given = asked_for()
    with tempfile.TemporaryDirectory() as folder:
        home = given.home or Path(folder)
        os.environ |= {"SELARAS_HOME": str(home.resolve()), "DJANGO_SETTINGS_MODULE": "selaras.site.settings"}
        os.environ.pop("SELARAS_DATABASE", None)
        for command in ("migrate", "demo") if given.home is None else ():
            subprocess.run([sys.executable, "-m", "selaras", command], check=True)
        django.setup()
        from selaras.cli.serving import web_command

        main(home, given.times, given.into)
