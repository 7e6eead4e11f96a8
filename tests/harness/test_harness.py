"""The harness itself: what it gives works, and what it forbids fails."""

import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.harness.network import StrangerError, refuse_strangers


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


@pytest.fixture
def small_site():
    class Pages(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<link rel=icon href=data:,><h1>Selaras</h1>")

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Pages)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_page_opens_in_a_real_browser(browser_page, small_site):
    browser_page.goto(small_site)
    assert browser_page.get_by_role("heading").inner_text() == "Selaras"
