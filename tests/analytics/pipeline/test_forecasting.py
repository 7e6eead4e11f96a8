"""Forecasts against what came: as known then, taken at the right word, and against naive forecasts."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from random import Random

import numpy as np
import pytest

from selaras.analytics import Cuts, Yardstick, question_of
from selaras.analytics.pipeline.forecasting import Accuracy, accuracy, said_of, snapshots, won_between
from selaras.analytics.question import Question
from selaras.analytics.statistics.error import errors_of
from selaras.core.ledger import Fact, in_order
from tests.analytics.pipeline.deals import START, deal_history, stood
from tests.analytics.writing import Telling, lake_of

QUARTER = Cuts().named("2026-Q2")
LATER = datetime(2026, 12, 1, tzinfo=UTC)


def ask(facts: list[Fact], folder, as_of: datetime = LATER, period: str = "2026-Q2") -> Question:
    return question_of(lake_of(facts, folder), Yardstick(), as_of=as_of, period=Cuts().named(period))


def before_the_end(days: float) -> datetime:
    return QUARTER.end - timedelta(days=days)


def said(telling: Telling, who: str, at: datetime, amount: int, category: str = "commit", **more: object) -> None:
    details = {"period_start": date(2026, 4, 1), "period_end": date(2026, 6, 30), "currency": "USD", **more}
    telling.tell(
        "forecast.submitted", who, at, details.pop("noted", None), category=category, amount_minor=amount,
        base_minor=amount, **details,
    )  # fmt: skip


def won(telling: Telling, deal: str, at: datetime, amount: int, rep: str = "rep_dewi") -> None:
    telling.tell("opportunity.created", deal, at - timedelta(days=40), base_minor=amount, owner_id=rep)
    telling.tell("opportunity.won", deal, at)


def test_golden_case_sixteen() -> None:
    found = errors_of(np.array([100.0, 120.0]), np.array([80.0, 140.0]))
    assert found.wape == pytest.approx(40 / 220)
    assert (round(found.wape, 3), found.bias, round(found.mape, 3)) == (0.182, 0.0, 0.196)
    assert found.wape_interval[0] < found.wape < found.wape_interval[1]
    assert found.bias_interval[0] < 0 < found.bias_interval[1]


def test_errors_say_what_they_cannot() -> None:
    nothing = errors_of(np.array([10.0]), np.array([0.0]))
    assert (nothing.wape, nothing.bias, nothing.mape, nothing.n) == (None, None, None, 1)
    one = errors_of(np.array([10.0]), np.array([8.0]))
    assert (one.wape, one.wape_interval) == (0.25, None)
    exact = errors_of(np.array([5.0, 3.0]), np.array([5.0, 3.0]))
    assert (exact.wape, exact.wape_interval) == (0.0, (0.0, 0.0))
    some = errors_of(np.array([5.0, 3.0]), np.array([0.0, 4.0]))
    assert (some.wape, some.mape) == (1.5, 0.25)


def named(found: tuple[Accuracy, ...], category: str, days: int) -> Accuracy:
    return next(each for each in found if (each.category, each.days_before) == (category, days))


@pytest.fixture
def two_teams(telling: Telling) -> Telling:
    """Golden case 16 as facts: north forecasts 100 and wins 80, south 120 and 140."""
    for rep, team, forecast, came in (("rep_dewi", "north", 100, 80), ("rep_tono", "south", 120, 140)):
        telling.tell("rep.updated", rep, START - timedelta(days=200), team=team)
        won(telling, f"opportunity_{team}", before_the_end(10), came, rep)
        won(telling, f"opportunity_{team}_last", QUARTER.start - timedelta(days=9), 70, rep)
        said(telling, rep, before_the_end(45), forecast, team=team)
    return telling


def test_golden_case_sixteen_from_facts_by_team_rep_and_in_all(two_teams, folder) -> None:
    question = ask(two_teams.facts, folder)
    for level in ("team", "rep"):
        found = named(accuracy(question, level, periods=1), "commit", 30)
        assert found.errors.wape == pytest.approx(40 / 220)
        assert found.errors.bias == 0
        assert found.naive["last_period"].wape == pytest.approx(80 / 220)
        assert found.added("last_period") == pytest.approx(40 / 220)
        assert (found.periods, found.silent) == (("2026-Q2",), 0)
    whole = named(accuracy(question, "whole", periods=1), "commit", 30)
    assert (whole.errors.wape, whole.errors.n) == (0.0, 1), "errors of teams net out in all"


def test_what_was_not_said_by_then_is_silence_not_nought(two_teams, folder) -> None:
    found = accuracy(ask(two_teams.facts, folder), "team", periods=1)
    early = named(found, "commit", 60)
    assert (early.errors.wape, early.added("run_rate"), early.periods, early.silent) == (None, None, (), 1)
    assert named(found, "best_case", 30).silent == 1
    said(two_teams, "rep_dewi", before_the_end(80), 60, team="north")
    early = named(accuracy(ask(two_teams.facts, folder), "team", periods=1), "commit", 60)
    assert early.errors.n == 2, "south had won and said nothing: it had forecast nothing"
    assert early.errors.wape == pytest.approx((20 + 140) / 220)


def test_a_forecast_noted_when_the_outcome_was_known_counts_for_nothing(two_teams, folder) -> None:
    said(two_teams, "rep_dewi", before_the_end(40), 80, team="north", noted=before_the_end(2))
    found = named(accuracy(ask(two_teams.facts, folder), "team", periods=1), "commit", 30)
    assert found.errors.wape == pytest.approx(40 / 220)


def test_a_team_that_speaks_for_itself_is_taken_at_its_word(two_teams, folder) -> None:
    said(two_teams, "team_north", before_the_end(41), 80, team="north")
    found = accuracy(ask(two_teams.facts, folder), "team", periods=1)
    assert named(found, "commit", 30).errors.wape == pytest.approx(20 / 220)
    reps = accuracy(ask(two_teams.facts, folder), "rep", periods=1)
    assert named(reps, "commit", 30).errors.wape == pytest.approx(40 / 220)


def test_the_two_ways_of_rolling_up_are_two_forecasts(two_teams, folder) -> None:
    won(two_teams, "opportunity_early", before_the_end(50), 30)
    said(two_teams, "rep_dewi", before_the_end(44), 15, "best_case", team="north")
    question = ask(two_teams.facts, folder)
    at = before_the_end(30)
    cumulative, single = (said_of(question, QUARTER, at, "whole", rollup) for rollup in ("cumulative", "single"))
    assert cumulative.expected == {"commit": {"(whole)": 220}, "best_case": {"(whole)": 15}, "pipeline": {}}
    assert single.expected == {"commit": {"(whole)": 250}, "best_case": {"(whole)": 265}, "pipeline": {}}
    assert (cumulative.won, cumulative.silent) == ({"(whole)": 30}, False)


def test_the_run_rate_is_what_is_won_and_as_much_a_day_as_lately(two_teams, folder) -> None:
    won(two_teams, "opportunity_early", before_the_end(50), 91)
    found = said_of(ask(two_teams.facts, folder), QUARTER, before_the_end(30), "whole")
    lately = 91 + 140  # the last quarter's wins lie within as many days before
    assert found.naive["run_rate"] == {"(whole)": 91 + round(lately * 30 / 91)}


def test_whoever_held_a_deal_when_it_was_won_won_it(two_teams, folder) -> None:
    at = before_the_end(10)
    two_teams.tell("opportunity.changed", "opportunity_north", at + timedelta(days=1), owner_id="rep_tono")
    two_teams.tell("rep.updated", "rep_tono", at + timedelta(days=2), team="north")
    question = ask(two_teams.facts, folder)
    found = {
        level: won_between(question, QUARTER.start, QUARTER.end, LATER, level) for level in ("rep", "team", "whole")
    }
    assert found == {
        "rep": {"rep_dewi": 80, "rep_tono": 140},
        "team": {"north": 80, "south": 140},
        "whole": {"(whole)": 220},
    }


def test_winnings_equal_their_slow_twin(folder) -> None:
    facts = deal_history(5, deals=60)
    question = ask(facts, folder)
    chance = Random(5)
    for _ in range(4):
        start = START + timedelta(days=chance.randint(0, 90))
        end, at = start + timedelta(days=60), start + timedelta(days=chance.randint(0, 150))
        known = [fact for fact in facts if fact.noted_at <= at]
        expected: dict[str, int] = defaultdict(int)
        for name, deal in stood(known).items():
            if deal.outcome == "won" and start <= deal.closed_at < end:
                by_then = [f for f in in_order(known) if f.subject == name and f.happened_at <= deal.closed_at]
                owners = [f.details.owner_id for f in by_then if getattr(f.details, "owner_id", None)]
                expected[owners[-1] if owners else deal.rep] += deal.amount or 0
        assert won_between(question, start, end, at, "rep") == expected


def test_mondays_are_kept_as_they_were_known(two_teams, folder) -> None:
    question = ask(two_teams.facts, folder, as_of=before_the_end(20))
    found = list(snapshots(question))
    assert [each.at.weekday() for each in found] == [1] * len(found)
    assert [each.expected["commit"].get("(whole)") for each in found][:5:4] == [None, None]
    assert found[-1].expected["commit"] == {"(whole)": 220}
    assert found[-1].at <= before_the_end(20)
    assert accuracy(question, periods=3)[0].errors.n == 0, "the period is not over"
