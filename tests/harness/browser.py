"""Fixtures that open the pages in a real Chromium.

`browser_page` is a page that forgives nothing: a script error, a message on the console's error stream, or a request to
any other host fails the test that caused it.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.harness.waiting import PATIENCE_SECONDS

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic",
    "--no-first-run", "--disable-component-update", "--disable-sync",
)  # fmt: skip
_DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}

Open = Callable[..., Page]


def find_chromium() -> str | None:
    """Where the system's Chromium is: the one SELARAS_CHROMIUM names, or the first by a usual name."""
    named = os.environ.get("SELARAS_CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, _NAMES)), None)


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Give a headless Chromium that closes with the block."""
    program = find_chromium()
    if program is None:
        raise RuntimeError("no Chromium on this machine: run tools/get_chromium, or name one in SELARAS_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, headless=True, args=list(_FLAGS), timeout=1000 * PATIENCE_SECONDS
        )
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run.

    Playwright's loop runs in the test's own thread, which Django would take for an asynchronous caller.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with running_chromium() as browser:
        yield browser


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Open]:
    """Open pages: `open_page(viewport=PHONE, color_scheme="dark", locale="id-ID")` each in a session of its own."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(**options: Any) -> Page:
        context = chromium.new_context(**{"viewport": _DESKTOP, "locale": "en-GB", **options})
        context.set_default_timeout(1000 * PATIENCE_SECONDS)
        context.route("**/*", lambda route: _at_home(route, complaints))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"script error on {page.url}: {error}"))
        page.on("console", lambda said: said.type == "error" and complaints.append(f"{page.url}: {said.text}"))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def browser_page(open_page: Open) -> Page:
    """A desktop page, in English, in the light."""
    return open_page()


def _at_home(route: Route, complaints: list[str]) -> None:
    address = urlsplit(route.request.url)
    if address.scheme in {"data", "blob"} or address.hostname in {"127.0.0.1", "localhost", "::1"}:
        route.continue_()
    else:
        complaints.append(f"a page asked another host for {route.request.url}")
        route.abort()
