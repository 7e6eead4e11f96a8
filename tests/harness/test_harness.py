"""The harness itself: what it gives works, and what it forbids fails."""

import socket
import subprocess
import sys

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.harness.network import StrangerError, _claimed, free_port, refuse_strangers


def test_another_machine_cannot_be_reached():
    with socket.socket() as line, pytest.raises(StrangerError, match="192.0.2.1"):
        line.connect(("192.0.2.1", 80))


def test_another_machine_cannot_be_looked_up():
    with pytest.raises(StrangerError, match="example.org"):
        socket.getaddrinfo("example.org", 80)


@given(st.integers(0, 255))
def test_the_whole_loopback_range_is_home(last):
    assert refuse_strangers("socket.connect", (None, (f"127.0.0.{last}", 80))) is None


def test_a_database_is_new_and_empty(postgres_url):
    with psycopg.connect(postgres_url) as database:
        assert database.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)


PORTS = """
import sys
from tests.harness.network import free_port
print(free_port(), free_port(), flush=True)
sys.stdin.read()
"""


def test_processes_that_ask_for_a_port_at_once_each_get_their_own():
    command = [sys.executable, "-c", PORTS]
    asking = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    ports = [int(port) for one in asking for port in one.stdout.readline().split()]
    assert len({*ports, free_port()}) == 9
    for one in asking:
        one.communicate()


def test_a_port_that_somebody_uses_is_not_given_out():
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert not _claimed(server.getsockname()[1])


def test_a_port_is_free_again_when_its_claimant_is_killed():
    claimant = subprocess.Popen([sys.executable, "-c", PORTS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    port = int(claimant.stdout.readline().split()[0])
    assert not _claimed(port)
    claimant.kill()
    claimant.communicate()
    assert _claimed(port)
