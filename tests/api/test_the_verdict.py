"""The verdict over HTTP: whose the gap is, with parts that sum to it, or why there is none."""

import base64

import pytest
from django.test import Client

from selaras.actions.staff import Newcomer, add_person
from selaras.core.staff import Role
from tests.analytics.diagnosis.two_months import folder_of, two_months
from tests.analytics.writing import Telling

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PASSWORD = "a-long-word-of-passage"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return folder_of(two_months(Telling()), tmp_path_factory.mktemp("lake"))


@pytest.fixture
def ask(written, settings):
    settings.LAKE = written
    add_person(Newcomer("hadi", Role.EXECUTIVE), PASSWORD)
    word = base64.b64encode(f"hadi:{PASSWORD}".encode()).decode()
    client = Client(headers={"Authorization": f"Basic {word}"})
    return lambda **wish: client.get("/api/v1/verdict", wish)


def test_the_parts_sum_to_the_gap_and_carry_owner_interval_clause_and_suggestion(ask):
    told = ask(period="2026-06", against="last_period").json()
    assert (told["answer"], told["said"]) == ("sales", "The gap lies with sales")
    assert sum(part["money"]["minor"] for part in told["parts"]) == told["gap"]["minor"]
    assert told["after_minor"] - told["before_minor"] == told["gap"]["minor"]
    speed = next(part for part in told["parts"] if part["factor"] == "speed")
    assert (speed["owner"], speed["clauses"]) == ("sales", ["first contact"])
    assert speed["money"]["low"] < speed["money"]["minor"] < speed["money"]["high"] < 0
    assert speed["suggestion"]


def test_a_refused_verdict_says_why_in_the_callers_language(ask):
    told = ask(period="2026-06", lang="id", against="plan").json()
    assert (told["answer"], told["parts"]) == ("cannot_tell", [])
    assert "Piagam tidak menetapkan target" in told["refused"]


def test_the_instant_asked_for_is_kept_and_what_is_no_period_is_refused(ask):
    told = ask(period="2026-06", as_of="2026-07-20T00:00:00Z", money="revenue").json()
    assert told["as_of"].startswith("2026-07-20")
    assert told["against"] == "last_period"
    assert ask(period="soon").status_code == 400


def test_an_empty_lake_has_no_verdict(ask, settings, tmp_path):
    settings.LAKE = tmp_path
    assert ask().status_code == 400
