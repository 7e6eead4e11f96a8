"""Trackers in a real Chromium, on a page of another origin: our own snippet, and the two that are met most."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from selaras.core.intake import Message, parse
from tests.harness.serving import Serving
from tests.harness.waiting import PATIENCE_SECONDS


class Shop(ThreadingHTTPServer):
    """A website of somebody else: another port is another origin. Each page holds ``lines``."""

    lines = ""
    folder = Path()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Pages(BaseHTTPRequestHandler):
    server: Shop

    def do_GET(self) -> None:
        script = self.path.startswith("/scripts/")
        body = (self.server.folder / self.path.removeprefix("/scripts/")).read_bytes() if script else b""
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if script else "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body or f"<!doctype html><title>Harga</title>{self.server.lines}".encode())

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def shop() -> Iterator[Shop]:
    with Shop(("127.0.0.1", 0), _Pages) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.05,))
        serving.start()
        yield server
        server.shutdown()
        serving.join()


@pytest.fixture
def visit(shop: Shop, browser_page: Page) -> Callable[..., Page]:
    """Open a page of the shop that holds these lines."""

    def opened(lines: str, folder: Path = Path()) -> Page:
        shop.lines, shop.folder = f'<link rel="icon" href="data:,">{lines}', folder
        browser_page.goto(f"{shop.address}/harga?utm_campaign=Maret&utm_source=buletin")
        return browser_page

    return opened


def heard(serving: Serving, page: Page, wanted: Callable[[list[Message]], bool], after: int) -> list[Message]:
    """What arrived after a position, as soon as it is what was wanted."""
    for _ in range(20 * PATIENCE_SECONDS):
        told = [message for one in serving.arrived(after) if isinstance(message := parse(one), Message)]
        if wanted(told):
            return told
        page.wait_for_timeout(50)
    raise AssertionError(f"only these arrived: {told}")


def kinds(*wanted: str) -> Callable[[list[Message]], bool]:
    return lambda told: sorted(one.kind for one in told) == sorted(wanted)


def snippet(serving: Serving, about: str = "") -> str:
    key = serving.keys["browser"]
    return f'<script async src="{serving.address}/static/selaras/tracker.js" data-write-key="{key}" {about}></script>'


def test_our_snippet_tells_who_came_from_where_and_did_what(serving: Serving, visit: Callable[..., Page]) -> None:
    after = serving.newest()
    early = '<script>window.selaras = []; selaras.push(["track", "Demo Requested", {plan: "bisnis"}])</script>'
    page = visit(early + snippet(serving))
    view, track = sorted(heard(serving, page, kinds("page", "track"), after), key=lambda one: one.kind)
    assert view.about("campaign") == {"name": "Maret", "source": "buletin"}
    assert view.about("page")["url"].endswith("/harga?utm_campaign=Maret&utm_source=buletin")
    assert (track.name, track.properties) == ("Demo Requested", {"plan": "bisnis"})
    assert view.anonymous_id == track.anonymous_id
    assert view.user_id is None

    page.evaluate("selaras.identify('dewi', {email: 'dewi@example.com'}); selaras.group('sinar', {name: 'Sinar'})")
    told = heard(serving, page, lambda told: len(told) == 4, after)
    identify, group = told[2:]
    assert (identify.user_id, identify.anonymous_id) == ("dewi", view.anonymous_id)
    assert identify.traits == {"email": "dewi@example.com"}
    assert (group.group_id, group.user_id) == ("sinar", "dewi")


def test_our_snippet_knows_a_visitor_again_and_forgets_when_asked(serving: Serving, visit: Callable[..., Page]) -> None:
    after = serving.newest()
    page = visit(snippet(serving))
    [first] = heard(serving, page, kinds("page"), after)
    page.evaluate("selaras.reset()")
    page.goto(page.url.replace("harga", "lain"))
    _, second = heard(serving, page, kinds("page", "page"), after)
    page.goto(page.url.replace("lain", "lagi"))
    *_, third = heard(serving, page, kinds("page", "page", "page"), after)
    assert first.anonymous_id != second.anonymous_id == third.anonymous_id


def test_a_page_that_closes_hands_over_what_is_left(serving: Serving, visit: Callable[..., Page]) -> None:
    after = serving.newest()
    page = visit(snippet(serving, 'data-page="no"'))
    page.wait_for_function("() => Boolean(window.selaras?.track)")
    page.evaluate("selaras.track('Left'); location.href = 'about:blank'")
    [left] = heard(serving, page, kinds("track"), after)
    assert left.name == "Left"


def test_segments_browser_client_changes_only_its_address(
    serving: Serving, visit: Callable[..., Page], node_clients: Path
) -> None:
    after = serving.newest()
    page = visit('<script src="/scripts/index.js"></script>', node_clients / "@segment/analytics-next/dist/umd")
    page.evaluate(
        """([writeKey, cdnURL]) => {
            const analytics = AnalyticsNext.AnalyticsBrowser.load({ writeKey, cdnURL });
            analytics.identify('segment-browser', { email: 'dewi@example.com' });
            analytics.track('Demo Requested', { plan: 'bisnis' });
            analytics.page('Harga');
        }""",
        [serving.keys["browser"], serving.address],
    )
    as_told(heard(serving, page, kinds("identify", "track", "page"), after), "segment-browser")


def test_rudderstacks_browser_client_changes_only_its_address(
    serving: Serving, visit: Callable[..., Page], node_clients: Path
) -> None:
    after = serving.newest()
    folder = node_clients / "@rudderstack/analytics-js/dist/npm/modern/bundled/umd"
    page = visit('<script src="/scripts/index.js"></script>', folder)
    page.evaluate(
        """([writeKey, address]) => {
            const client = new rudderanalytics.RudderAnalytics();
            client.load(writeKey, address, { configUrl: address, logLevel: 'ERROR' });
            client.identify('rudder-browser', { email: 'dewi@example.com' });
            client.track('Demo Requested', { plan: 'bisnis' });
            client.page('Harga');
        }""",
        [serving.keys["browser"], serving.address],
    )
    as_told(heard(serving, page, kinds("identify", "track", "page"), after), "rudder-browser")


def as_told(told: list[Message], user: str) -> None:
    said: dict[str, Any] = {one.kind: one for one in told}
    assert {one.user_id for one in told} == {user}
    assert len({one.anonymous_id for one in told}) == 1
    assert said["identify"].traits["email"] == "dewi@example.com"
    assert (said["track"].name, said["track"].properties["plan"]) == ("Demo Requested", "bisnis")
    assert said["page"].about("page")["path"] == "/harga"
    assert {one.about("campaign")["source"] for one in told} == {"buletin"}
