"""Trackers in a real Chromium, on a page of another origin: our own snippet, and the two that are met most."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from selaras.core.intake import Message, parse
from tests.harness.serving import Serving

SHOP = "http://localhost:9"
"""A website of somebody else: the browser takes it for another origin than the server's 127.0.0.1."""


@pytest.fixture
def shop(browser_page: Page) -> Callable[..., Page]:
    """Open a page of the shop that holds these lines; scripts beside it are read from a folder."""

    def opened(
        lines: str, folder: Path | None = None, path: str = "/harga?utm_campaign=Maret&utm_source=buletin"
    ) -> Page:
        def serve(route: Route) -> None:
            name = route.request.url.removeprefix(f"{SHOP}/scripts/")
            if folder is not None and name != route.request.url:
                route.fulfill(path=folder / name, content_type="text/javascript")
            else:
                route.fulfill(body=f"<!doctype html><title>Harga</title>{lines}", content_type="text/html")

        browser_page.route(f"{SHOP}/**", serve)
        browser_page.goto(SHOP + path)
        return browser_page

    return opened


def heard(serving: Serving, page: Page, wanted: Callable[[list[Message]], bool], after: int) -> list[Message]:
    """What arrived after a position, as soon as it is what was wanted; not later than ten seconds."""
    for _ in range(200):
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


def test_our_snippet_tells_who_came_from_where_and_did_what(serving: Serving, shop: Callable[..., Page]) -> None:
    after = serving.newest()
    early = '<script>window.selaras = []; selaras.push(["track", "Demo Requested", {plan: "bisnis"}])</script>'
    page = shop(early + snippet(serving))
    view, track = sorted(heard(serving, page, kinds("page", "track"), after), key=lambda one: one.kind)
    assert view.about("campaign") == {"name": "Maret", "source": "buletin"}
    assert view.about("page")["url"].startswith(f"{SHOP}/harga")
    assert (track.name, track.properties) == ("Demo Requested", {"plan": "bisnis"})
    assert view.anonymous_id == track.anonymous_id
    assert view.user_id is None

    page.evaluate("selaras.identify('dewi', {email: 'dewi@example.com'}); selaras.group('sinar', {name: 'Sinar'})")
    told = heard(serving, page, lambda told: len(told) == 4, after)
    identify, group = told[2:]
    assert (identify.user_id, identify.anonymous_id) == ("dewi", view.anonymous_id)
    assert identify.traits == {"email": "dewi@example.com"}
    assert (group.group_id, group.user_id) == ("sinar", "dewi")


def test_our_snippet_knows_a_visitor_again_and_forgets_when_asked(serving: Serving, shop: Callable[..., Page]) -> None:
    after = serving.newest()
    page = shop(snippet(serving))
    [first] = heard(serving, page, kinds("page"), after)
    page.evaluate("selaras.reset()")
    page.goto(f"{SHOP}/lain")
    _, second = heard(serving, page, kinds("page", "page"), after)
    page.goto(f"{SHOP}/lagi")
    *_, third = heard(serving, page, kinds("page", "page", "page"), after)
    assert first.anonymous_id != second.anonymous_id == third.anonymous_id


def test_a_page_that_closes_hands_over_what_is_left(serving: Serving, shop: Callable[..., Page]) -> None:
    after = serving.newest()
    page = shop(snippet(serving, 'data-page="no"'))
    page.wait_for_function("window.selaras && window.selaras.track")
    page.evaluate("selaras.track('Left'); location.href = 'about:blank'")
    [left] = heard(serving, page, kinds("track"), after)
    assert left.name == "Left"


def test_segments_browser_client_changes_only_its_address(
    serving: Serving, shop: Callable[..., Page], node_clients: Path
) -> None:
    after = serving.newest()
    page = shop('<script src="/scripts/index.js"></script>', node_clients / "@segment/analytics-next/dist/umd")
    page.evaluate(
        """async ([writeKey, cdnURL]) => {
            const analytics = AnalyticsNext.AnalyticsBrowser.load({ writeKey, cdnURL });
            await analytics.identify('segment-browser', { email: 'dewi@example.com' });
            await analytics.track('Demo Requested', { plan: 'bisnis' });
            await analytics.page('Harga');
        }""",
        [serving.keys["browser"], serving.address],
    )
    as_told(heard(serving, page, kinds("identify", "track", "page"), after), "segment-browser")


def test_rudderstacks_browser_client_changes_only_its_address(
    serving: Serving, shop: Callable[..., Page], node_clients: Path
) -> None:
    after = serving.newest()
    folder = node_clients / "@rudderstack/analytics-js/dist/npm/modern/bundled/umd"
    page = shop('<script src="/scripts/index.js"></script>', folder)
    page.evaluate(
        """([writeKey, address]) => {
            rudderanalytics.load(writeKey, address, { configUrl: address, logLevel: 'ERROR' });
            rudderanalytics.identify('rudder-browser', { email: 'dewi@example.com' });
            rudderanalytics.track('Demo Requested', { plan: 'bisnis' });
            rudderanalytics.page('Harga');
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
    assert said["page"].about("page")["url"].startswith(SHOP)
    assert {one.about("campaign")["source"] for one in told} == {"buletin"}
