"""Close dates past due and pushed again and again, and the pipeline weighted by the chances of its stages."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.analytics import Yardstick, asked, question_of, rows_behind
from selaras.analytics.metrics.hygiene import in_whole_units
from tests.analytics.conftest import day
from tests.analytics.writing import Telling, lake_of

NOW = datetime(2026, 5, 20, 20, tzinfo=UTC)  # in Jakarta it is the 21st


def ask(telling: Telling, folder, yardstick: Yardstick, quarter):
    return question_of(lake_of(telling.facts, folder), yardstick, as_of=NOW, period=quarter)


def test_a_close_date_is_past_due_the_day_after_and_pushed_when_it_moves_back_only(telling, folder, quarter) -> None:
    for name, closing in (("yesterday", 19), ("today", 20), ("tomorrow", 21)):
        telling.tell(
            "opportunity.created", f"opportunity_{name}", day(0), base_minor=10, close_date=date(2026, 5, closing)
        )
    for place, closing in enumerate((date(2026, 5, 25), date(2026, 5, 23), date(2026, 5, 26), None, date(2026, 5, 30))):
        telling.tell("opportunity.changed", "opportunity_tomorrow", day(1 + place), close_date=closing)
    plain = ask(telling, folder, Yardstick(), quarter)
    assert asked("past_due_pipeline", plain).whole.value == 10
    assert rows_behind("past_due_pipeline", plain).rows[0][0] == "opportunity_yesterday"
    pushed = rows_behind("often_pushed_pipeline", plain)
    assert (asked("often_pushed_pipeline", plain).whole.value, pushed.total) == (10, 1)
    row = dict(zip(pushed.columns, pushed.rows[0], strict=True))
    assert (row["pushes"], row["close_day"]) == (3, date(2026, 5, 30))


@pytest.fixture
def stages(telling: Telling) -> Telling:
    """Of four closed deals that stood in proposal one was won, of the two in negotiation one."""
    for number in range(4):
        deal = f"opportunity_past_{number}"
        telling.tell("opportunity.created", deal, day(-90), base_minor=5, stage="proposal", close_date=date(2026, 2, 1))
        if number < 2:
            telling.tell("opportunity.moved", deal, day(-80), to_stage="negotiation")
        telling.tell("opportunity.lost" if number else "opportunity.won", deal, day(-70))
    for name, stage, worth in (
        ("a", "proposal", 101),
        ("b", "negotiation", 100),
        ("c", "unheard", 7),
        ("d", "proposal", None),
    ):
        telling.tell(
            "opportunity.created", f"opportunity_{name}", day(1), base_minor=worth, stage=stage,
            close_date=date(2026, 6, 1), owner_id=f"rep_{name}",
        )  # fmt: skip
    return telling


def test_a_deal_weighs_what_its_stage_was_won(stages, folder, quarter) -> None:
    question = ask(stages, folder, Yardstick(thin_below=2), quarter)
    answer = asked("weighted_pipeline", question.of("rep"))
    exact = Fraction(101, 4) + Fraction(100, 2) + Fraction(7, 3)  # nobody closed stood in the last: 2 of 6
    assert (answer.whole.value, answer.whole.n) == (round(exact), 4)
    assert answer.whole.beside_named("missing_amounts").value == 1
    assert sum(part.value for part in answer.parts) == answer.whole.value
    assert rows_behind("weighted_pipeline", question, population="missing_amounts").total == 1


def test_too_few_in_a_stage_lean_on_all_and_nothing_closed_is_refused(stages, telling, folder, quarter) -> None:
    question = ask(stages, folder, Yardstick(thin_below=3), quarter)
    exact = Fraction(101, 4) + Fraction(107, 3)
    assert asked("weighted_pipeline", question).whole.value == round(exact)
    telling.facts = [fact for fact in telling.facts if "past" not in fact.subject]
    refused = asked("weighted_pipeline", ask(telling, folder, Yardstick(), quarter).of("team"))
    assert refused.whole.refused.id == "metrics-refused-no-stage-history"


@given(st.dictionaries(st.text(max_size=3), st.fractions(-50, 50), min_size=1, max_size=6))
def test_whole_units_sum_to_the_whole(parts) -> None:
    whole = round(sum(parts.values()))
    found = in_whole_units(whole, parts)
    assert sum(found.values()) == whole
    assert all(abs(found[name] - part) <= 1 for name, part in parts.items())


def test_a_parts_coverage_is_what_it_adds_to_the_whole(telling, folder, yardstick, quarter) -> None:
    for name, rep in (("a", "rep_dewi"), ("b", "rep_tono"), ("c", None)):
        telling.tell(
            "opportunity.created", f"opportunity_{name}", day(0), base_minor=100_000_000, close_date=date(2026, 6, 1),
            owner_id=rep,
        )  # fmt: skip
    telling.tell("opportunity.created", "opportunity_won", day(-40), base_minor=200_000_000)
    telling.tell("opportunity.won", "opportunity_won", day(1))
    question = ask(telling, folder, yardstick, quarter)
    answer = asked("remaining_coverage", question.of("rep"))
    assert answer.whole.value == pytest.approx(1.0)
    assert sum(part.value for part in answer.parts) == pytest.approx(answer.whole.value)
    assert {part.cut.value for part in answer.parts} == {"rep_dewi", "rep_tono", "(unknown)"}
    assert asked("remaining_coverage", question.during(Yardstick().cuts.named("2026-05")).of("rep")).parts == ()
