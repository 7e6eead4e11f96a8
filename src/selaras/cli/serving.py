"""The command of the web server: pages, API, the door for trackers, and the static files."""

import sys
from pathlib import Path

import selaras

STATIC = Path(selaras.__file__).parent / "web" / "static"


def web_command(host: str, port: int) -> list[str]:
    """Return the command that serves the pages and the static files."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "asgi", "--host", host, "--port", str(port)),
        *("--static-path-route", "/static", "--static-path-mount", str(STATIC), "--log-level", "warning"),
        *("--workers-kill-timeout", "5", "selaras.site.asgi:application"),
    ]
