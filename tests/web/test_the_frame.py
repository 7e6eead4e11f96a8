"""What holds on every page: sign-in, roles, the content policy, and errors with words and their true status."""

import re
from importlib.resources import files

import pytest
from django.test import Client
from django.urls import get_resolver

from selaras.phrases import say
from selaras.web.myday.views import QUICK

PAGES = (
    "/", "/monday/chart.json", "/leads/", "/leads/lead_0/", "/charter/", "/charter/versions/", "/charter/propose/",
    "/charter/versions/1/", "/charter/difference/?from=1&to=2", "/data/", "/data/imports/run_0/",
    "/figures/mql_to_sql/", "/figures/mql_to_sql/rows/",
)  # fmt: skip
OPEN = {"signin", "signout", "look", "health"}
BY_SECRET = {"feed", "notices-stop"}


@pytest.mark.parametrize("page", [*PAGES, "/help/keyboard/"])
def test_no_page_opens_without_sign_in(db, page):
    answer = Client().get(page)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/signin/?next=")


def test_only_the_door_the_look_the_health_and_addresses_that_are_a_secret_are_open():
    pages = next(one for one in get_resolver().url_patterns if str(one.pattern) == "")
    views = {pattern.name: pattern.callback for pattern in pages.url_patterns}
    open_to_all = {name for name, view in views.items() if getattr(view, "login_required", True) is False}
    assert open_to_all == OPEN | BY_SECRET


@pytest.mark.parametrize("page", PAGES)
def test_eka_from_elsewhere_sees_nothing(at_screen, page):
    answer = at_screen("eka").get(page)
    assert answer.status_code == 403
    assert say("en", "errors-403-title") in answer.content.decode()


@pytest.mark.parametrize("page", ["/leads/", "/leads/lead_0/", "/data/", "/charter/propose/"])
def test_an_executive_reads_figures_and_no_people(at_screen, page):
    assert at_screen("hadi").get(page).status_code == 403


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_page_that_does_not_exist_says_so(at_screen, language):
    answer = at_screen("ayu", language).get("/no-such-page/")
    assert answer.status_code == 404
    assert say(language, "errors-404-title") in answer.content.decode()


@pytest.mark.parametrize("moment", ["yesterday", "2026-13-01", "2026-03-02T25:00"])
def test_a_moment_that_is_none_is_told_with_the_way_to_write_it(at_screen, moment):
    answer = at_screen("ayu").get("/", {"as_of": moment})
    assert answer.status_code == 400
    assert "2026-03-02T09:00" in answer.content.decode()


@pytest.mark.parametrize(
    "page", ["review", "my-day", "promises", "escalations", "disputes", "duplicates", "routing", "settings", "notices"]
)
def test_a_page_of_what_is_so_now_pretends_no_other_moment(at_screen, page):
    answer = at_screen("sari").get(f"/{page}/", {"as_of": "2026-03-02T09:00"})
    assert answer.status_code == 200
    assert say("en", "web-known-at") not in answer.content.decode()


def test_a_broken_page_still_speaks(at_screen):
    client = at_screen("bima", "id")
    client.raise_request_exception = False
    answer = client.get("/figures/mql_to_sql/", {"by": "channel", "cut": "\x00"})
    assert answer.status_code in {200, 400, 500}


def test_every_answer_carries_the_content_policy(at_screen):
    policy = at_screen("ayu").get("/help/keyboard/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_pages_are_kept_by_no_shared_cache(at_screen):
    assert "private" in at_screen("ayu").get("/help/keyboard/").headers["Cache-Control"]


def test_health_answers_machines_without_sign_in(db):
    answer = Client().get("/health")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_a_form_without_its_token_is_refused_in_words(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast["ayu"])
    answer = client.post("/look/", {"language": "id"})
    assert answer.status_code == 403
    assert "sign" in answer.content.decode()


def test_the_panel_gets_the_content_without_the_frame(at_screen):
    page = at_screen("ayu").get("/help/keyboard/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in page
    assert "<kbd>?</kbd>" in page


def keys_told(client):
    return set(re.findall(r'"nowrap"><kbd>(\w)</kbd></td>', client.get("/help/keyboard/").content.decode()))


def test_the_keyboards_help_tells_every_key_the_lists_answer_to(at_screen):
    pages = files("selaras.web")
    script = pages.joinpath("static/selaras/queue.js").read_text()
    moves = re.findall(r'event.key === "(\w)"', script)
    letters = {
        page: re.findall(r'data-act="(\w)"', pages.joinpath(f"templates/{page}").read_text())
        for page in ("review/rows.html", "myday/groups.html")
    }
    assert (moves, letters) == (
        ["z", "j", "k", "x", "o"],
        {"review/rows.html": ["a", "r"], "myday/groups.html": ["s"]},
    )
    quick = [str(place) for place in range(1, len(QUICK) + 1)]
    assert {*moves, *letters["review/rows.html"], *letters["myday/groups.html"], *quick} <= keys_told(at_screen("sari"))


def test_the_keyboards_help_tells_nobody_keys_of_pages_they_do_not_find(at_screen):
    assert keys_told(at_screen("dewi")) >= {"1", "5", "s", "z"}
    assert not keys_told(at_screen("dewi")) & {"x", "a"}
    assert not keys_told(at_screen("hadi")) & {"1", "x", "z"}


@pytest.mark.parametrize("language", ["en", "id"])
def test_each_quick_word_has_the_key_of_its_place(at_screen, language):
    page = at_screen("sari", language).get("/help/keyboard/").content.decode()
    told = dict(re.findall(r"<kbd>(\d)</kbd></td><td>([^<]+)</td>", page))
    assert list(told.values()) == [say(language, f"myday-quick-{word}") for word in QUICK]
