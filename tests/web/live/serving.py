"""A real server over the test's own database, with somebody signed in."""

import os
import signal
import subprocess
import sys
from contextlib import closing, contextmanager
from http.client import HTTPConnection  # noqa: TID251 (asks our own server on the loopback address)

from django.conf import settings
from django.db import connection
from django.test import Client

from tests.harness.network import free_port
from tests.harness.waiting import PATIENCE_SECONDS, wait_until


def address_of_the_database():
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"


@contextmanager
def server(home):
    """Serve the site for a block; at its end the server must have stopped by itself."""
    port = free_port()
    environment = os.environ | {
        "SELARAS_HOME": str(home),
        "SELARAS_DATABASE": address_of_the_database(),
        "SELARAS_SECRET_KEY": settings.SECRET_KEY,
        "PYTHONPATH": "src",
    }
    command = [
        *(sys.executable, "-m", "granian", "--interface", "asgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--static-path-route", "/static", "--static-path-mount", "src/selaras/web/static"),
        *("--log-level", "warning", "--workers-kill-timeout", str(PATIENCE_SECONDS), "selaras.site.asgi:application"),
    ]
    with subprocess.Popen(command, env=environment) as process:
        try:
            wait_until(lambda: _answers(port), f"the site answers at port {port}")
            yield port, process
        finally:
            process.terminate()
            process.wait(2 * PATIENCE_SECONDS)


def stopped_within(process, seconds):
    """Ask the server to stop and say whether it did so in time."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def signed_in(user):
    """The cookie of somebody who has just signed in."""
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


class Stream:
    """The stream as a browser reads it; ``beats`` counts how often it said only that it is still there."""

    def __init__(self, port, cookie, **headers):
        self.beats = 0
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        self.connection.request("GET", "/live/", headers={"Cookie": f"sessionid={cookie}", **headers})
        self.answer = self.connection.getresponse()

    def until(self, word):
        """Read lines until one holds the word, and return that one; empty where the stream ends before."""
        for line in self.answer:
            self.beats += line.startswith(b":")
            if word in line.decode():
                return line.decode()
        return ""

    def close(self):
        self.answer.close()
        self.connection.close()


def _answers(port):
    try:
        with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)) as asked:
            asked.request("GET", "/health")
            asked.getresponse().read()
    except OSError:
        return False
    return True
