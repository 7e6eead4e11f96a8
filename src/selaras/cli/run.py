"""`selaras run`: one command from nothing to a page: database, demo company, web and worker, address and sign-in."""

import os
import socket
import sys
from typing import Annotated

import typer
from django.conf import settings
from django.core.management import call_command
from filelock import FileLock, Timeout
from rich.console import Console

from selaras.actions.demo import DEMO_PASSWORD, demo_is_begun, demo_is_loaded
from selaras.actions.ledger import ledger_is_empty
from selaras.actions.write_keys import DEMO_KEY, make_demo_write_key
from selaras.cli.demo import load_with_progress
from selaras.cli.processes import Household
from selaras.cli.serving import web_command
from selaras.kit import clock
from selaras.kit.errors import InputError


def run(
    port: Annotated[int, typer.Option(help="Port of the web page.", envvar="SELARAS_PORT")] = 8000,
    host: Annotated[str, typer.Option(help="Address to listen on.", envvar="SELARAS_HOST")] = "127.0.0.1",
    demo: Annotated[bool, typer.Option(help="Load the demo company into an empty database.")] = True,
) -> None:
    """Make the database, load the demo company, start web and worker, and say where to look."""
    console = Console(highlight=False, soft_wrap=True)
    lock = FileLock(settings.HOME / "run.lock")
    try:
        with lock.acquire(blocking=False):
            _refuse_a_taken_port(host, port)
            prepare(console, demo=demo)
            _serve(console, host, port)
    except Timeout:
        where = (settings.HOME / "run.address").read_text() if (settings.HOME / "run.address").exists() else ""
        raise InputError(
            f"Selaras already runs on this data{' at ' + where if where else ''}",
            place=str(settings.HOME),
            next_step="open that page, stop the other one, or name another folder with --home and another --port",
        ) from None


def prepare(console: Console, *, demo: bool) -> None:
    """Make the database ready and, if it is empty and a demo is wanted, load the demo company.

    A load that was interrupted is finished.
    """
    console.print(f"data folder   {settings.HOME}")
    call_command("migrate", verbosity=0)
    if demo and (ledger_is_empty() or (demo_is_begun() and not demo_is_loaded())):
        load_with_progress(console)
    if demo_is_loaded():
        make_demo_write_key(clock.now())


def _serve(console: Console, host: str, port: int) -> None:
    address = f"http://{'localhost' if host in {'127.0.0.1', '0.0.0.0', '::1'} else host}:{port}/"  # noqa: S104 (compared, not bound)
    (settings.HOME / "run.address").write_text(address)
    household = Household()
    household.start("worker", [sys.executable, "-m", "selaras.worker"], os.environ)
    household.start("web", web_command(host, port), os.environ)
    console.print(f"\n[bold]Selaras runs at {address}[/bold]")
    if demo_is_loaded():
        console.print(f"sign in as    bima, ayu, sari, dewi or admin, password {DEMO_PASSWORD}")
        console.print(f"send events   to {address}v1/track and its like, write key {DEMO_KEY}")
    else:
        console.print("sign in       make a user first: python -m selaras users add NAME --role revenue_operations")
    console.print("stop          Ctrl-C")
    ended = household.wait()
    (settings.HOME / "run.address").unlink(missing_ok=True)
    if ended is not None:
        raise InputError(
            f"the {ended} ended by itself", place=address, next_step="its last lines above say why; start again"
        )


def _refuse_a_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise InputError(
                f"port {port} cannot be used: {problem.strerror}",
                place=host,
                next_step="stop what listens there, or choose another: SELARAS_PORT=8001 make run",
            ) from None
