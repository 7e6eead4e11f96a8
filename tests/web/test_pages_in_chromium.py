"""The main paths in a real browser, which fails at any script error, console error or request to another host."""

import os

import pytest
from django.test import override_settings

from selaras.phrases import say
from tests.harness.browser import PHONE
from tests.web.settling import PASSWORD

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop runs in the test's own thread


@pytest.fixture(scope="module")
def site(served, tmp_path_factory, world, settling):
    """The address of the company's site; it is settled once, and everybody may sign in."""
    with override_settings(LAKE=tmp_path_factory.mktemp("site") / "lake"):
        settling.settle(world)
        yield served


@pytest.fixture(scope="module")
def people(site, settling):
    return settling.people()


@pytest.fixture
def open_as(open_page, site, people, settling):
    """Open a page of the site as somebody who has signed in, on a desk or a phone."""

    def sit(name, address="", **look):
        page, seat = open_page(**look), settling.seated(people[name], "en")
        page.context.add_cookies([{"name": "sessionid", "value": seat.cookies["sessionid"].value, "url": site}])
        page.goto(f"{site}/{address}")
        return page

    return sit


def test_whoever_signs_in_is_shown_monday(open_page, site, people):
    page = open_page()
    page.goto(f"{site}/signin/")
    page.get_by_label(say("en", "signin-username")).fill("bima")
    page.get_by_label(say("en", "signin-password")).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=say("en", "monday-title"), exact=True).wait_for()


def test_a_figure_opens_its_definition_and_its_rows(open_as):
    page = open_as("bima")
    page.locator("#goal ~ * a.about, .figures a.about").first.click()
    panel = page.locator("#panel")
    panel.get_by_text(say("en", "metrics-page-blind-spot")).wait_for()
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    page.locator("a.figure-value").nth(1).click()
    page.wait_for_url("**/rows/**")


def test_the_chart_is_drawn_without_eval(open_as):
    page = open_as("bima")
    page.locator("[data-chart]").scroll_into_view_if_needed()
    page.locator("[data-chart] canvas").wait_for()


def test_the_keyboard_goes_everywhere(open_as):
    page = open_as("bima")
    home = page.url.rstrip("/")
    for key, address in (("l", "/leads/"), ("c", "/charter/"), ("d", "/data/"), ("m", "/")):
        page.keyboard.press("g")
        page.keyboard.press(key)
        page.wait_for_url(home + address)
    page.keyboard.press("?")
    page.locator("#panel").get_by_text(say("en", "web-keyboard-search")).wait_for()


def test_the_first_tab_offers_to_skip_to_the_content(open_as):
    page = open_as("bima")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"


def test_a_search_finds_a_lead_and_opens_its_story(open_as):
    page = open_as("bima", "leads/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.locator("a.whole").first.click()
    page.get_by_role("heading", name=say("en", "lead-story")).wait_for()


@pytest.mark.parametrize("address", ["", "leads/", "charter/", "charter/versions/", "data/", "figures/won/rows/"])
def test_no_page_is_wider_than_a_phone(open_as, address):
    page = open_as("bima", address, viewport={**PHONE, "width": 360})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_leader_signs_with_a_confirmation(open_as):
    page = open_as("sari", "charter/versions/")
    ways = page.get_by_text(say("en", "charter-page-sign-sales"))
    if ways.count():
        ways.first.click()
        page.get_by_label(say("en", "charter-page-sign-read")).first.check()
        page.get_by_role("button", name="Sign version").first.click()
        page.locator(".good-note").wait_for()
