"""The pipeline over HTTP: the same tables as on the page, for callers whose role permits them."""

import base64
import json

import pytest
from django.test import Client

from selaras.actions.staff import Newcomer, add_person
from selaras.core.staff import Role
from tests.analytics.pipeline.selling import selling

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-word-of-passage"


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    return selling(tmp_path_factory.mktemp("selling"))


@pytest.fixture
def ask(settings, lake):
    """Ask for a path as somebody of a role, and return what is answered."""
    settings.LAKE = lake
    callers: dict[Role, dict[str, str]] = {}

    def asked(path: str, role: Role = Role.REVENUE_OPERATIONS, status: int = 200):
        if role not in callers:
            add_person(Newcomer(role.value, role), PASSWORD)
            word = base64.b64encode(f"{role.value}:{PASSWORD}".encode()).decode()
            callers[role] = {"HTTP_AUTHORIZATION": f"Basic {word}"}
        answer = Client().get(f"/api/v1/pipeline/{path}", **callers[role])
        assert answer.status_code == status, answer.content
        return json.loads(answer.content)

    return asked


def lines(sheet: dict) -> list[dict]:
    return [dict(zip(sheet["columns"], row, strict=True)) for row in sheet["rows"]]


def test_the_bridge_foots_and_its_steps_open_to_their_deals(ask) -> None:
    steps = lines(ask("bridge?period=2026-Q2&by=team"))
    for cut in ("(whole)", "north"):
        worth = [step["amount_minor"] for step in steps if step["cut"] == cut]
        assert sum(worth[:-1]) == worth[-1]
    created = next(step for step in steps if (step["cut"], step["line"]) == ("(whole)", "created"))
    deals = ask("bridge/deals?period=2026-Q2&line=created&size=5")
    assert (deals["total"], len(deals["rows"])) == (created["deals"], 5)
    some = lines(ask("bridge?period=2026-Q2&begin=2026-04-10&end=2026-04-20&everything=true"))
    assert (some[0]["since"], some[0]["period"]) == ("2026-04-10T00:00:00Z", None)


def test_forecasts_and_what_was_known_on_mondays(ask) -> None:
    found = lines(ask("forecast?period=2026-Q2&level=whole"))
    commit = next(line for line in found if (line["category"], line["days_before"]) == ("commit", 60))
    assert (commit["rollup"], commit["periods"]) == ("cumulative", "2026-Q1")
    mondays = lines(ask("forecast/mondays?period=2026-Q2&level=whole&rollup=single"))
    assert mondays[-1]["commit_minor"] == mondays[-1]["won_minor"] + 2_500_00


def test_the_projection_and_its_trials(ask) -> None:
    rows = lines(ask("projection?period=2026-Q2"))
    assert rows[-1]["low_95_minor"] < rows[-1]["median_minor"] < rows[-1]["high_95_minor"]
    refused = ask("projection?period=2026-Q1&lang=id")
    assert refused["rows"] == []
    assert refused["refused"].startswith("Tidak ada proyeksi")
    assert {line["days_before"] for line in lines(ask("projection/trials?period=2026-Q2"))} <= {90, 60, 30}


def test_single_reps_are_for_those_who_coach_them(ask) -> None:
    assert "rep_before" in ask("bridge/deals?period=2026-Q2&line=end")["columns"]
    assert "rep_before" not in ask("bridge/deals?period=2026-Q2&line=end", Role.MARKETING)["columns"]
    for path in ("bridge?by=rep", "bridge/deals?by=rep", "forecast?level=rep", "forecast/mondays?level=rep"):
        assert "cut by team" in ask(path, Role.MARKETING, 400)["next_step"]
    assert "earlier first day" in ask("bridge?period=2031-Q1", status=400)["next_step"]
