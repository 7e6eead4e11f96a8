"""Audits and symptoms over HTTP: a leader opens, both sides rate, nobody reads the outcome before its time."""

from datetime import timedelta

import pytest

from tests.actions.desk.company import asks_for_a_demo
from tests.actions.desk.company import at as instant

pytestmark = pytest.mark.django_db


@pytest.fixture
def sampled(desk, at):
    for number in range(2, 14):
        asks_for_a_demo(f"lead_{number}", instant(number / 20), company=f"PT {number}", domain=f"pt{number}.example")
    at(2)
    ayu = desk.by_key("ayu")
    body = {"size": 10, "from_at": (instant() - timedelta(days=1)).isoformat(), "seed": 4}
    return ayu.post("audits", body)["audit_id"]


def test_an_audit_is_rated_blind_and_then_read(desk, sampled):
    rina, ayu = desk.by_key("rina"), desk.by_key("ayu")
    assert rina.get(f"audits/{sampled}/next")["place"] == 1
    assert "company" not in rina.get(f"audits/{sampled}/next")["known"]
    for place in range(1, 11):
        rina.post(f"audits/{sampled}/ratings", {"place": place, "verdict": "meets"})
    assert rina.get(f"audits/{sampled}")["between"] is None
    assert rina.get(f"audits/{sampled}/next")["place"] is None
    for place in range(1, 11):
        ayu.post(f"audits/{sampled}/ratings", {"place": place, "verdict": "fails", "failed": ["seniority"]})
    told = ayu.get(f"audits/{sampled}")
    assert (told["because"], told["between"]["raw"]["value"], told["between"]["n"]) == ("all_rated", 0.0, 10)
    assert ayu.get("audits")["items"][0]["audit_id"] == sampled
