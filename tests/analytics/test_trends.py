"""The alarm of a trend: how often it is wrong, that it finds a change, and that a young week never rings it."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from selaras.analytics import Yardstick, question_of
from selaras.analytics.sheets import written
from selaras.analytics.statistics.watching import limit_for, reference_share, sums
from selaras.analytics.trends import trend_sheet, watched_trend
from selaras.kit.errors import InputError
from tests.analytics.writing import Telling, lake_of

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)


def plain_sums(hits, sizes, share, by):
    """The sum one case at a time: what each speaks for the changed share, never less than nought at a week's end."""
    odds = share / (1 - share) * by
    other = odds / (1 + odds)
    so_far, found = 0.0, []
    for reached, size in zip(hits, sizes, strict=True):
        told = [other / share] * reached + [(1 - other) / (1 - share)] * (size - reached)
        so_far = max(0.0, so_far + sum(np.log(each) for each in told))
        found.append(so_far)
    return found


def test_the_sums_are_those_of_single_cases():
    draw = np.random.default_rng(5)
    sizes = draw.integers(0, 30, 40)
    hits = draw.binomial(sizes, 0.3)
    down, up = sums(hits, sizes, 0.25)
    assert down == pytest.approx(plain_sums(hits, sizes, 0.25, 1 / 1.5), abs=1e-9)
    assert up == pytest.approx(plain_sums(hits, sizes, 0.25, 1.5), abs=1e-9)


@pytest.mark.parametrize(("size", "share"), [(8, 0.2), (40, 0.15), (25, 0.5)])
def test_years_without_a_change_raise_as_many_alarms_as_the_limit_says(size, share):
    draw = np.random.default_rng(11)
    n, worlds = size * 26, 1_500
    limit = limit_for(np.full(52, size), round(n * share), n)
    assert limit.false_alarms_a_year == pytest.approx(0.05, abs=0.002)
    rung = 0
    for _ in range(worlds):
        reference = float(reference_share(draw.binomial(n, share), n))
        down, up = sums(draw.binomial(size, share, 52), np.full(52, size), reference)
        rung += max(down.max(), up.max()) > limit.height
    assert 0.03 < rung / worlds < 0.07  # 0.05 with three standard errors


def test_a_share_that_halves_is_found_within_a_quarter():
    draw = np.random.default_rng(3)
    limit = limit_for(np.full(52, 40), 260, 1_040)
    found = [
        next((week for week, height in enumerate(down) if height > limit.height), 99)
        for down, _ in (sums(draw.binomial(40, 0.125, 26), np.full(26, 40), 0.25) for _ in range(60))
    ]
    assert np.median(found) <= 6
    assert max(found) <= 13


def a_year(telling: Telling, share_of_week) -> None:
    """Twelve MQLs a week; as many as the week's share says become opportunities two days later."""
    for week in range(38):
        for number in range(12):
            lead, at = f"lead_{week}_{number}", MONDAY + timedelta(weeks=week, hours=number)
            telling.tell("lead.qualified", lead, at)
            if number < share_of_week(week):
                telling.tell("lead.converted", lead, at + timedelta(days=2), opportunity_id=f"opportunity_{lead}")


def test_a_fall_rings_and_says_since_when_and_a_week_that_is_young_never_does(telling, folder):
    a_year(telling, lambda week: 4 + week % 2 if week < 20 else 0)
    lake = lake_of(telling.facts, folder)
    question = question_of(lake, Yardstick(), as_of=MONDAY + timedelta(weeks=38), period=Yardstick().cuts.named("2026"))
    trend = watched_trend("mql_to_opportunity", question)
    assert trend.within_days == 28
    assert (trend.alarm.way, trend.said.id) == ("down", "trends-alarm")
    assert trend.alarm.since.period.name in {"2026-W21", "2026-W22"}  # the last of the good ones was below the others
    young = [week for week in trend.weeks if week.period.end > question.moment.as_of - timedelta(days=28)]
    assert len(young) == 5  # the four young ones and the week that has just begun
    assert all(not week.final and week.down is None for week in young)
    assert trend.years_between == 20
    sheet = trend_sheet(trend)
    assert sheet.about["false_alarms_a_year"].startswith("0.0")
    assert written(sheet, "csv").decode().count("mql_to_opportunity") == len(trend.weeks)


def test_a_steady_share_is_steady_and_few_cases_are_not_watched(telling, folder):
    a_year(telling, lambda week: 4 + week % 2)
    lake = lake_of(telling.facts, folder)
    ask = {"period": Yardstick().cuts.named("2026")}
    steady = watched_trend(
        "mql_to_opportunity", question_of(lake, Yardstick(), as_of=MONDAY + timedelta(weeks=38), **ask)
    )
    assert (steady.alarm, steady.said.id) == (None, "trends-steady")
    early = watched_trend(
        "mql_to_opportunity", question_of(lake, Yardstick(), as_of=MONDAY + timedelta(weeks=9), **ask)
    )
    assert (early.said.id, early.limit, early.years_between) == ("trends-too-little", None, None)
    assert trend_sheet(early).about == {}


def test_only_a_share_is_watched(telling, folder):
    question = question_of(
        lake_of(telling.facts, folder), Yardstick(), as_of=MONDAY, period=Yardstick().cuts.named("2026")
    )
    with pytest.raises(InputError, match="is not a share"):
        watched_trend("leads", question)
