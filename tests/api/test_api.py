"""The API: figures and the agreement in JSON, for callers whose role permits it, and problems with their next step."""

import base64
import json
from datetime import timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from django.test import Client

from selaras.actions.ledger import note
from selaras.actions.staff import Newcomer, add_person
from selaras.connectors.simulator import small_world
from selaras.core.staff import Role
from selaras.kit.clock import now
from selaras.records.lake import export
from selaras.records.models import User
from tests.actions.desk.company import signed

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-word-of-passage"


def caller(name: str, role: Role) -> dict[str, str]:
    add_person(Newcomer(name, role), PASSWORD)
    word = base64.b64encode(f"{name}:{PASSWORD}".encode()).decode()
    return {"HTTP_AUTHORIZATION": f"Basic {word}"}


@pytest.fixture
def bima() -> dict[str, str]:
    return caller("bima", Role.REVENUE_OPERATIONS)


@pytest.fixture(scope="module")
def settled(module_rows, tmp_path_factory) -> Path:
    lake = tmp_path_factory.mktemp("company") / "lake"
    note(fact for facts in small_world(3, leads=150).facts() for fact in facts)
    export(lake, now())
    return lake


@pytest.fixture
def company(settings, settled) -> None:
    settings.LAKE = settled


def ask(path: str, who: dict[str, str], status: int = 200) -> Any:
    answer = Client().get(f"/api/v1/{path}", **who)
    assert answer.status_code == status, answer.content
    if status >= 400:
        assert answer.headers["Content-Type"] == "application/problem+json"
    return json.loads(answer.content)


def test_the_catalogue_says_what_every_metric_asks_in_both_languages(bima) -> None:
    english, indonesian = ask("metrics", bima), ask("metrics?lang=id", bima)
    assert [metric["name"] for metric in english] == [metric["name"] for metric in indonesian]
    assert all(metric["asks"] and metric["blind_spot"] for metric in english)
    assert english[0]["asks"] != indonesian[0]["asks"]


def test_a_figure_carries_its_interval_its_sample_and_its_charter(company, bima) -> None:
    answer = ask("metrics/mql_to_sql?by=channel", bima)
    assert answer["charter_version"] == 2
    assert answer["whole"]["n"] == sum(part["n"] for part in answer["parts"])
    assert answer["whole"]["interval"]["method"]
    assert {tuple(part["cut"]) for part in answer["parts"]} == {("channel",)}


def test_the_same_instant_gives_the_same_answer_after_more_was_told(company, bima, settings, tmp_path) -> None:
    settings.LAKE = copytree(settings.LAKE, tmp_path / "lake")  # what is told here goes into no other test's lake
    before = ask("metrics/leads", bima)
    period = f"period={before['period']}&as_of={before['as_of']}"
    later = small_world(4, leads=100)
    shift = timedelta(days=1)
    note(
        fact.__class__(
            **{f: getattr(fact, f) for f in fact.__struct_fields__} | {"noted_at": fact.noted_at + shift * 900}
        )
        for facts in later.facts()
        for fact in facts
        if fact.kind == "lead.captured"
    )
    export(settings.LAKE, now())
    assert ask(f"metrics/leads?{period.replace('+', '%2B')}", bima)["whole"] == before["whole"]


def test_the_rows_behind_a_figure_are_as_many_as_it_counted(company, bima) -> None:
    figure = ask("metrics/leads", bima)["whole"]
    rows = ask("metrics/leads/rows?size=7", bima)
    assert rows["total"] == figure["value"]
    assert len(rows["rows"]) == min(7, rows["total"])
    assert rows["columns"][0] == "lead_id"
    part = ask("metrics/leads?by=channel", bima)["parts"][0]
    cut = ask(f"metrics/leads/rows?by=channel&cut={part['cut']['channel']}", bima)
    assert cut["total"] == part["value"]


def test_the_charter_in_force_and_every_version_can_be_read(company, bima) -> None:
    found = ask("charter?at=2026-11-01T00:00:00Z", bima)
    assert found["version"]["state"] == "in_force"
    assert {signature["side"] for signature in found["version"]["signatures"]} == {"marketing", "sales"}
    assert found["terms"]["scoring"]["threshold"] == 60
    assert [version["number"] for version in ask("charter/versions", bima)] == [1, 2, 3]
    assert ask("charter/versions/1", bima)["version"]["number"] == 1
    assert "version 9" in ask("charter/versions/9", bima, 404)["detail"]
    assert "both sides" in ask("charter?at=2001-01-01T00:00:00Z", bima, 404)["detail"]


def test_a_charter_signed_later_changes_no_earlier_answer(company, bima) -> None:
    then = "2026-11-01T00:00:00Z"
    before = [ask(path, bima) for path in (f"charter?at={then}", f"metrics/mql_to_sql?as_of={then}")]
    later = now()
    signed(when=later, since=later - timedelta(days=999))
    assert [version["state"] for version in ask("charter/versions", bima)][-1] == "in_force"
    assert [ask(path, bima) for path in (f"charter?at={then}", f"metrics/mql_to_sql?as_of={then}")] == before


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("metrics/happiness", 400, "is not a metric"),
        ("metrics/leads?by=colour", 400, "is not a cut"),
        ("metrics/leads?period=soon", 400, "soon"),
        ("metrics/leads?as_of=2026-01-01T00:00:00", 400, "time zone"),
        ("metrics/leads?as_of=yesterday", 422, "as_of"),
        ("metrics/leads/rows?size=0", 422, "size"),
        ("metrics/leads/rows?of=nobody", 400, "nobody"),
    ],
)
def test_a_wrong_question_is_answered_with_the_place_and_the_next_step(company, bima, path, status, says) -> None:
    problem = ask(path, bima, status)
    assert says in problem["detail"]
    assert problem["next_step"]
    assert problem["status"] == status


def test_an_empty_lake_says_what_to_do(bima, settings, tmp_path) -> None:
    settings.LAKE = tmp_path / "nothing"
    assert "import data" in ask("metrics/leads", bima, 400)["next_step"]


def test_nobody_reads_without_a_name_and_a_role(company) -> None:
    answer = Client().get("/api/v1/metrics")
    assert answer.status_code == 401
    assert "Basic" in answer.headers["WWW-Authenticate"]
    wrong = base64.b64encode(b"bima:wrong").decode()
    assert Client().get("/api/v1/metrics", HTTP_AUTHORIZATION=f"Basic {wrong}").status_code == 401


def test_the_figures_of_single_reps_are_for_those_who_coach(company, bima) -> None:
    ayu = caller("ayu", Role.MARKETING_LEADER)
    assert ask("metrics/mql_to_sql?by=rep", bima)["parts"]
    assert "coach" in ask("metrics/mql_to_sql?by=rep", ayu, 400)["detail"]
    assert "rep" not in ask("metrics/mql_to_sql/rows", ayu)["columns"]
    assert "rep" in ask("metrics/mql_to_sql/rows", bima)["columns"]


def test_a_caller_without_any_role_is_refused(company) -> None:
    eka = caller("eka", Role.EXECUTIVE)
    User.objects.filter(username="eka").update(role="outsider")
    assert "does not permit" in ask("metrics", eka, 403)["detail"]


def test_the_api_describes_itself(bima) -> None:
    document = ask("openapi.json", bima)
    assert set(document["paths"]) >= {"/api/v1/metrics/{name}", "/api/v1/charter"}


def test_every_model_of_attribution_hands_out_the_revenue(company, bima):
    found = ask("attribution?period=2025-01-01..2026-12-31", bima)
    assert found["total_minor"] == ask("metrics/won?period=2025-01-01..2026-12-31", bima)["whole"]["value"]
    for model in found["models"]:
        given = [line["credits"][model["name"]]["minor"] for line in found["lines"]]
        assert sum(given) == found["total_minor"]
    assert next(m["weights"] for m in found["models"] if m["name"] == "W-shaped") == {
        "first_touch": 3, "lead_creation": 3, "opportunity_creation": 3, "spread": 1,
    }  # fmt: skip
    pipeline = ask("attribution?basis=pipeline&by=campaign&lang=id", bima)
    assert [model["name"] for model in pipeline["models"] if model["refused"]] == ["Markov"]


def test_a_line_of_attribution_opens_to_its_deals_and_a_deal_to_its_journey(company, bima):
    value = ask("attribution?period=2025-01-01..2026-12-31", bima)["lines"][0]["value"]
    deals = ask(f"attribution/deals?period=2025-01-01..2026-12-31&value={value}&model=W-shaped&size=3", bima)
    deal = deals["rows"][0][deals["columns"].index("opportunity_id")]
    told = ask(f"journeys/{deal}", bima)
    touches = [event for event in told["events"] if event["sort"] == "touch"]
    assert touches[0]["slots"][0] == "first_touch"
    assert sum(touch["credits"]["linear"] for touch in touches) == told["deal"]["amount_minor"]
    assert sum(each["touches"] for each in told["influences"]) <= len(touches)
    assert "owner_id" in told["deal"]
    assert "owner_id" not in ask(f"journeys/{deal}", caller("hadi", Role.EXECUTIVE))["deal"]


def test_attribution_tells_what_there_is_not(company, bima):
    assert "not a model" in ask("attribution/deals?value=x&model=zigzag", bima, 400)["detail"]
    ask("journeys/opportunity_nobody", bima, 404)
    ask("attribution?by=colour", bima, 422)
