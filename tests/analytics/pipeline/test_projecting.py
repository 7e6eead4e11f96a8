"""The projection uses only what was known, refuses where that is too little, and is judged by what came."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from selaras.analytics import Cuts, Yardstick, question_of
from selaras.analytics.pipeline.lives import AGES, DAY, stage_and_age_sql
from selaras.analytics.pipeline.projecting import Projection, project, projection, trials
from selaras.analytics.question import Question
from selaras.core.ledger import in_order
from selaras.kit.instants import to_microseconds
from selaras.kit.sentence import Sentence
from tests.analytics.pipeline.deals import START, deal_history
from tests.analytics.writing import Telling, lake_of

_TURNS = {"opportunity.created", "opportunity.won", "opportunity.lost", "opportunity.reopened"}
NOW = datetime(2026, 5, 20, tzinfo=UTC)


def company(seed: int, *, wins: float = 0.3, days: int = 500) -> Telling:
    """A company that creates a deal a day and closes it within weeks."""
    chance, telling = Random(seed), Telling()
    for number in range(days):
        born, deal = NOW - timedelta(days=days - number), f"opportunity_{number:04d}"
        telling.tell("opportunity.created", deal, born, base_minor=chance.choice([80_00, 100_00, 140_00]), stage="new")
        moved, closed = born + timedelta(days=chance.uniform(2, 20)), born + timedelta(days=chance.uniform(21, 70))
        for at, kind, details in (
            (moved, "opportunity.moved", {"to_stage": "proposal"}),
            (closed, "opportunity.won" if chance.random() < wins else "opportunity.lost", {}),
        ):
            if at < NOW + timedelta(days=60):
                telling.tell(kind, deal, at, **details)
    return telling


@pytest.fixture(scope="module")
def question(tmp_path_factory: pytest.TempPathFactory) -> Question:
    lake = lake_of(company(1).facts, tmp_path_factory.mktemp("company"))
    return question_of(lake, Yardstick(), as_of=NOW, period=Cuts().named("2026-Q2"))


def test_what_is_projected_is_won_and_open_and_to_come(question) -> None:
    found = projection(question)
    assert isinstance(found, Projection)
    assert found.won > 0
    assert found.expected == found.won + found.from_open + found.from_new
    assert found.from_open > found.from_new > 0
    assert found.wide[0] <= found.likely[0] <= found.median <= found.likely[1] <= found.wide[1]
    assert found.fan[0].levels == (found.won,) * 5
    assert (found.fan[0].at, found.fan[-1].at) == (NOW, question.period.end)
    assert found.fan[-1].levels == found.levels
    assert (found.open_deals, found.without_amount) == (len(_open_deals()), 0)


def _open_deals() -> set[str]:
    told = [fact for fact in company(1).facts if fact.noted_at <= NOW]
    closed = {fact.subject for fact in told if fact.kind in {"opportunity.won", "opportunity.lost"}}
    return {fact.subject for fact in told} - closed


def test_the_same_question_gets_the_same_answer_and_another_seed_nearly_the_same(question) -> None:
    found = projection(question)
    assert projection(question) == found
    other = projection(question, seed=7)
    assert other != found
    assert other.median == pytest.approx(found.median, rel=0.05)


def test_nothing_that_was_told_later_moves_it(question, tmp_path) -> None:
    told = [fact for fact in company(1).facts if fact.noted_at <= NOW]
    then = question_of(lake_of(told, tmp_path), Yardstick(), as_of=NOW, period=question.period)
    assert projection(then) == projection(question)


def test_what_came_lies_inside_mostly(question) -> None:
    found = trials(question)
    assert {trial.days_before for trial in found} == {90, 60, 30}
    assert all(trial.projected.at < trial.projected.period.end <= NOW for trial in found)
    assert sum(trial.in_wide for trial in found) / len(found) >= 0.75
    assert all(trial.in_wide for trial in found if trial.in_likely)


def test_a_period_that_does_not_run_has_none(question) -> None:
    for name in ("2026-Q1", "2026-Q3"):
        found = projection(question.during(Cuts().named(name)))
        assert isinstance(found, Sentence)
        assert found.id == "pipeline-refused-not-running"


def test_too_thin_a_history_is_refused_with_what_it_has(question, tmp_path) -> None:
    early = project(question, Cuts().named("2025-Q1"), datetime(2025, 1, 20, tzinfo=UTC))
    assert isinstance(early, Sentence)
    assert (early.id, early.values["wins"]) == ("pipeline-refused-too-thin", 0)
    empty = question_of(lake_of([], tmp_path), Yardstick(), as_of=NOW, period=question.period)
    refused = projection(empty)
    assert isinstance(refused, Sentence)
    assert (refused.values["closed"], refused.values["days"]) == (0, 0)


def test_days_stood_and_ends_equal_their_slow_twin(tmp_path) -> None:
    facts = deal_history(11, deals=50)
    at = START + timedelta(days=120)
    question = question_of(
        lake_of(facts, tmp_path), Yardstick(), as_of=START + timedelta(days=400), period=Cuts().named("2026-Q2")
    )
    asked = {"at": to_microseconds(at), "since": 0}
    days: dict[tuple[str, int], int] = defaultdict(int)
    ends: dict[tuple[str, int, str], int] = defaultdict(int)
    for state, band, then, stood, ended in question.moment.rows(stage_and_age_sql(), (), **asked):
        days[state, band] += stood
        ends[state, band, then] += ended
    slow_days, slow_ends = _by_hand([f for f in facts if f.noted_at <= at and f.happened_at <= at], at)
    assert {key: n for key, n in days.items() if n} == {key: n for key, n in slow_days.items() if n}
    assert {key: n for key, n in ends.items() if n} == slow_ends


def _by_hand(facts, at: datetime):
    days: dict[tuple[str, int], int] = defaultdict(int)
    ends: dict[tuple[str, int, str], int] = defaultdict(int)
    told = defaultdict(list)
    for fact in in_order(facts):
        if fact.kind.startswith("opportunity."):
            stage = getattr(fact.details, "to_stage", None) or getattr(fact.details, "stage", None)
            if stage or fact.kind in _TURNS:
                closing = fact.kind.partition(".")[2]
                state = closing if closing in {"won", "lost"} else stage or "(unknown)"
                told[fact.subject].append((to_microseconds(fact.happened_at), state))
    bounds = [low * DAY for low in AGES]
    for turns in told.values():
        born = min(when for when, _ in turns)
        for (begun, state), following in zip(turns, [*turns[1:], None], strict=True):
            if state in {"won", "lost"}:
                continue
            ended, then = following or (to_microseconds(at), None)
            for band, low in enumerate(bounds):
                high = bounds[band + 1] if band + 1 < len(bounds) else 10**18
                days[state, band] += max(0, min(ended - born, high) - max(begun - born, low))
                if then is not None and low <= ended - born < high:
                    ends[state, band, then] += 1
    return days, dict(ends)
