"""A real server over the test's own database, with somebody signed in."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from http.client import HTTPConnection  # noqa: TID251 (asks our own server on the loopback address)

from django.conf import settings
from django.db import connection
from django.test import Client

PATIENCE = 30


def address_of_the_database():
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"


@contextmanager
def server(home):
    """Serve the site for a block; at its end the server must have stopped by itself."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environment = os.environ | {
        "SELARAS_HOME": str(home),
        "SELARAS_DATABASE": address_of_the_database(),
        "SELARAS_SECRET_KEY": settings.SECRET_KEY,
        "PYTHONPATH": "src",
    }
    command = [
        *(sys.executable, "-m", "granian", "--interface", "asgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--static-path-route", "/static", "--static-path-mount", "src/selaras/web/static"),
        *("--log-level", "warning", "--workers-kill-timeout", "20", "selaras.site.asgi:application"),
    ]
    with subprocess.Popen(command, env=environment) as process:
        try:
            _wait_until_it_answers(port)
            yield port, process
        finally:
            process.terminate()
            process.wait(PATIENCE)


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
    """The stream as a browser reads it."""

    def __init__(self, port, cookie, **headers):
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.connection.request("GET", "/live/", headers={"Cookie": f"sessionid={cookie}", **headers})
        self.answer = self.connection.getresponse()

    def until(self, word):
        """Read lines until one holds the word, and return that one; empty where the stream ends before."""
        for line in self.answer:
            if word in line.decode():
                return line.decode()
        return ""

    def close(self):
        self.answer.close()
        self.connection.close()


def _wait_until_it_answers(port):
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as asked:
                asked.request("GET", "/health")
                asked.getresponse().read()
        except OSError:
            assert time.monotonic() < until, "the server never answered"
            time.sleep(0.05)
        else:
            return
