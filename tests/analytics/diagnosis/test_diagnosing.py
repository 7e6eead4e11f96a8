"""The verdict on a simulated company: exact, repeatable, found in what was put in, and refused where it must be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from selaras.analytics import Cuts, Question, Yardstick
from selaras.analytics.diagnosis import diagnose
from selaras.analytics.diagnosis.behind import behind
from selaras.analytics.diagnosis.comparing import earlier, reference, so_far, target_of, watch_of
from selaras.analytics.diagnosis.weighing import Weighed, weigh
from selaras.analytics.metrics.incidence import DAY
from selaras.connectors.simulator import DEMO_UNTIL, Scenario, simulate
from selaras.core.diagnosis import CHAIN, Rule
from tests.analytics.writing import lake_of
from tests.core.bare import bare_terms

pytestmark = [pytest.mark.slow]
FAST = Rule(draws=60)


@pytest.fixture(scope="module")
def company():
    scenario = Scenario(leads=3000, reps=10, campaigns=16, months=12, touches_per_lead=3.0)
    return simulate(scenario, 5, DEMO_UNTIL)


@pytest.fixture(scope="module")
def company_terms(company):
    return company.terms


@pytest.fixture(scope="module")
def lake(company, tmp_path_factory):
    facts = [fact for some in company.facts() for fact in some if not fact.kind.startswith("clock.")]
    return lake_of(facts, tmp_path_factory.mktemp("company"))


@pytest.fixture(scope="module")
def moment(lake):
    return lake.at(lake.noted_until)


@pytest.fixture(scope="module")
def cuts(company_terms) -> Cuts:
    return Yardstick.of(company_terms).cuts


@pytest.fixture(scope="module")
def ask(moment, company_terms, cuts):
    def verdict(period="2026-Q3", against="plan", rule=FAST, terms=company_terms):
        named = cuts.named(period)
        return diagnose(moment, terms, as_of=moment.as_of, period=named, against=against, rule=rule)

    return verdict


@pytest.mark.parametrize("basis", ["pipeline", "revenue"])
@pytest.mark.parametrize("against", ["plan", "last_period"])
def test_the_parts_sum_to_the_gap_to_the_cent(ask, against, basis) -> None:
    verdict = ask(against=against, rule=replace(FAST, basis=basis))
    assert verdict.refused is None
    assert verdict.gap.minor == verdict.after_minor - verdict.before_minor
    assert sum(part.money.minor for part in verdict.parts) == verdict.gap.minor
    assert sum(each.money.minor for each in verdict.owners) == verdict.gap.minor
    assert len(verdict.parts) == len(CHAIN) + (basis == "revenue")
    for part in verdict.parts:
        assert part.money.low <= part.money.high


def test_the_plan_is_the_charters_target(ask, moment, company_terms, cuts) -> None:
    verdict = ask(rule=replace(FAST, basis="revenue"))
    quarter = cuts.named("2026-Q3")
    target = target_of(Question(moment, quarter, Yardstick.of(company_terms)), quarter)
    assert verdict.before_minor == target.revenue_minor
    assert target.of_leads == 0.8
    assert {source.taken_from for source in verdict.sources} == {"target", "clause", "history"}
    told = [factor for source in verdict.sources for factor in source.factors]
    assert sorted(told) == sorted(part.factor for part in verdict.parts)


def test_what_was_counted_is_what_the_chain_brings(ask, moment, company_terms, cuts) -> None:
    """Of a quarter that is old enough, pipeline is the sum of what its passes brought and sales opened."""
    quarter = cuts.named("2026-Q3")
    weighed = weigh(Question(moment, quarter, Yardstick.of(company_terms)), company_terms, "last_period", FAST)
    assert isinstance(weighed, Weighed)
    passes = weighed.after.passes
    seen = (passes["converted"] >= 0) & (passes["converted"] <= weighed.frame.watch)
    grown = _grown(weighed)
    brought = int(passes["amount"][seen].sum()) * grown + int(weighed.after.opened["amount"].sum())
    assert ask(against="last_period").after_minor == pytest.approx(brought, abs=1)


def _grown(weighed) -> float:
    told = weighed.before.passes
    old = told["age"] >= weighed.frame.horizon
    within = old & (told["converted"] >= 0)
    early, whole = (
        int((within & (told["converted"] <= x)).sum()) for x in (weighed.frame.watch, weighed.frame.horizon)
    )
    return whole / early if early else 1.0


def test_the_same_seed_gives_the_same_verdict_and_another_the_same_parts(ask, lake, company_terms, cuts) -> None:
    verdict = ask()
    assert ask() is verdict
    again = diagnose(lake, company_terms, as_of=verdict.as_of, period=cuts.named("2026-Q3"), rule=replace(FAST, seed=1))
    assert [part.money.minor for part in again.parts] == [part.money.minor for part in verdict.parts]
    assert [part.money for part in again.parts] != [part.money for part in verdict.parts]


def test_a_running_quarter_is_compared_day_for_day(ask) -> None:
    verdict = ask("2026-Q4", "last_period")
    assert verdict.compared.name == "2026-07-01..2026-08-15"
    assert [note.id for note in verdict.notes][:2] == ["verdict-note-so-far", "verdict-note-watch"]
    assert verdict.watched < verdict.passes
    assert not verdict.mature


def test_what_cannot_be_compared_is_refused_with_its_reason(ask, folder) -> None:
    refused = {
        "verdict-refused-not-begun": ask("2027-Q1"),
        "verdict-refused-no-target": ask("2026-07"),
        "verdict-refused-few": ask("2026-W30", "last_period"),
        "verdict-refused-no-history": ask("2026-Q3", "last_year"),
    }
    for because, verdict in refused.items():
        assert (verdict.refused.id, verdict.answer, verdict.parts) == (because, "cannot_tell", ())
    nothing = diagnose(
        lake_of([], folder),
        None,
        as_of=datetime(2026, 9, 1, tzinfo=UTC),
        period=Cuts().named("2026-07"),
        against="last_period",
    )
    assert nothing.refused.values["n"] == 0


def test_without_deals_there_is_pipeline_and_no_revenue(telling, folder) -> None:
    start = datetime(2026, 5, 1, tzinfo=UTC)
    for number in range(61):
        at = start + timedelta(days=number)
        telling.tell("lead.qualified", f"lead_{number}", at, channel="fair")
        telling.tell("lead.accepted", f"lead_{number}", at + timedelta(hours=2), rep_id="rep_dewi")
        if number % 3 == 0:
            telling.tell("lead.contacted", f"lead_{number}", at + timedelta(hours=3), medium="call")
            telling.tell("lead.sales_qualified", f"lead_{number}", at + timedelta(days=2), rep_id="rep_dewi")
            deal = f"opportunity_{number}"
            telling.tell(
                "lead.converted", f"lead_{number}", at + timedelta(days=3), opportunity_id=deal, rep_id="rep_dewi"
            )
            base = None if number == 45 else 100_000
            telling.tell("opportunity.created", deal, at + timedelta(days=3), base_minor=base)
    lake = lake_of(telling.facts, folder)
    asking = {"as_of": datetime(2026, 10, 1, tzinfo=UTC), "period": Cuts().named("2026-06"), "against": "last_period"}
    verdict = diagnose(lake, None, **asking, rule=FAST)
    ids = [note.id for note in verdict.notes]
    assert ids == ["verdict-note-amounts", "verdict-note-no-leads"]
    assert verdict.mature
    assert verdict.after_minor == 10 * 100_000
    assert sum(part.money.minor for part in verdict.parts) == verdict.gap.minor
    revenue = diagnose(lake, None, **asking, rule=replace(FAST, basis="revenue"))
    assert revenue.refused.id == "verdict-refused-none-closed"
    young = diagnose(lake, None, **asking | {"as_of": datetime(2026, 6, 7, tzinfo=UTC)}, rule=FAST)
    assert young.refused.id == "verdict-refused-few"
    bare = bare_terms(time_zone="UTC", figures={"targets": [_target("2026-06-01", "2026-06-30")]})
    plan = diagnose(lake, bare, **asking | {"against": "plan"}, rule=FAST)
    assert plan.refused.id == "verdict-refused-nothing-won"


def _target(first: str, last: str) -> dict[str, object]:
    return {"starts_on": first, "ends_on": last, "revenue": 50_000}


def test_every_part_opens_to_what_is_behind_it(ask, moment, company_terms, cuts) -> None:
    question = Question(moment, cuts.named("2026-Q3"), Yardstick.of(company_terms))
    weighed = weigh(question, company_terms, "plan", FAST)
    found = {factor: behind(question, weighed, factor, company_terms) for factor in (*CHAIN, "own_deals")}
    told = weighed.after.passes
    accepted = (told["accepted"] >= 0) & (told["accepted"] <= weighed.frame.watch)
    sizes = {factor: len(next(iter(columns.values()))) for factor, columns in found.items()}
    assert sizes["volume"] == sizes["mix"] == weighed.after.leads
    assert sizes["lead_to_mql"] == told["age"].size
    assert sizes["acceptance"] == told["age"].size - int(accepted.sum())
    assert 0 < sizes["speed"] < int(accepted.sum())
    assert all(wait is None or wait > 3600 for wait in found["speed"]["waited_seconds"])
    assert sizes["win"] == int((~weighed.after.closed["own"].astype(bool)).sum())
    assert sizes["own_deals"] == weighed.after.opened["amount"].size
    assert sum(found["amount"]["amount_minor"]) == int(told["amount"][told["converted"] >= 0].sum())
    bare = bare_terms()
    slow = behind(question, weighed, "speed", bare)["waited_seconds"]
    assert all(wait is None or wait > 86_400 for wait in slow)


def test_how_long_passes_are_watched_depends_on_how_old_they_are() -> None:
    assert watch_of(np.array([91, 95, 200]) * DAY, 90) == 90
    assert watch_of(np.array([46, 95, 200]) * DAY, 90) == 45
    assert watch_of(np.array([1, 22, 35]) * DAY, 90) == 21
    assert watch_of(np.array([1, 2, 35]) * DAY, 90) is None
    assert watch_of(np.array([15, 20]) * DAY, 14) == 14


@pytest.mark.parametrize(
    ("period", "against", "other"),
    [
        ("2026-Q3", "last_period", "2026-Q2"),
        ("2026-Q3", "last_year", "2025-Q3"),
        ("2026-02", "last_year", "2025-02"),
        ("2026", "last_year", "2025"),
        ("2026-W10", "last_year", "2025-W10"),
        ("2026-03-02..2026-03-08", "last_year", "2025-03-03..2025-03-09"),
    ],
)
def test_a_period_is_compared_with_its_like(period, against, other) -> None:
    cuts = Cuts("Asia/Jakarta")
    named = cuts.named(period)
    assert earlier(named, named, against, cuts).name == other


def test_a_day_that_is_not_over_is_not_compared() -> None:
    cuts = Cuts("Asia/Jakarta")
    quarter = cuts.named("2026-Q3")
    assert so_far(quarter, datetime(2026, 7, 1, 3, tzinfo=UTC), cuts) is None
    assert so_far(quarter, datetime(2026, 6, 1, tzinfo=UTC), cuts) is None
    assert so_far(quarter, datetime(2026, 12, 1, tzinfo=UTC), cuts) == quarter


def test_the_plans_history_is_of_the_version_in_force(moment, company_terms, cuts) -> None:
    question = Question(moment, cuts.named("2026-Q4"), Yardstick.of(company_terms))
    weighed = weigh(question, company_terms, "plan", FAST)
    assert set(weighed.before.passes["version"].tolist()) == {"2"}
    early = replace(question, period=cuts.named("2026-09"))
    found = weigh(early, company_terms, "last_period", FAST)
    assert reference(early, found.after).last_day == cuts.named("2026-08").last_day
