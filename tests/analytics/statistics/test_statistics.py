"""The curves and intervals beside their textbook loops, and beside lifelines and scipy."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from selaras.analytics.statistics import aalen_johansen, kaplan_meier, wilson
from selaras.analytics.statistics.ratio import value_share

rows = st.lists(st.tuples(st.integers(1, 12), st.sampled_from([0, 1, 2])), min_size=1, max_size=30)


def columns(told: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([time for time, _ in told], dtype=np.int64), np.array([event for _, event in told], dtype=np.int64)


def plain_incidence(told: list[tuple[int, int]], horizon: int) -> float:
    """Walk the times one by one: survival before, times the share of those at risk to whom it happens."""
    share, survival = 0.0, 1.0
    for time in sorted({time for time, _ in told if time <= horizon}):
        at_risk = sum(1 for other, _ in told if other >= time)
        wanted = sum(1 for other, event in told if other == time and event == 1)
        ended = sum(1 for other, event in told if other == time and event > 0)
        share += survival * wanted / at_risk
        survival *= 1 - ended / at_risk
    return share


@given(st.integers(0, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_equals_that_of_scipy(case: tuple[int, int]) -> None:
    hits, n = case
    if n == 0:
        assert wilson(hits, n) == (0.0, 1.0)
        return
    theirs = binomtest(hits, n).proportion_ci(method="wilson")
    assert wilson(hits, n) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


@given(rows, st.integers(1, 14))
def test_aalen_johansen_equals_its_slow_twin(told: list[tuple[int, int]], horizon: int) -> None:
    found = aalen_johansen(*columns(told), horizon)
    assert found.share == pytest.approx(plain_incidence(told, horizon), abs=1e-12)
    assert 0 <= found.low <= found.share + 1e-12 <= found.high + 2e-12 <= 1 + 3e-12


@given(rows, st.integers(1, 14))
def test_without_censoring_before_the_horizon_the_estimate_is_the_plain_share(
    told: list[tuple[int, int]], horizon: int
) -> None:
    closed = [(time if event else horizon + 1, event) for time, event in told]
    hits = sum(1 for time, event in closed if event == 1 and time <= horizon)
    assert aalen_johansen(*columns(closed), horizon).share == pytest.approx(hits / len(closed))


@given(rows)
def test_rows_grouped_with_weights_give_the_same_curve(told: list[tuple[int, int]]) -> None:
    grouped = sorted({row: told.count(row) for row in told}.items())
    weights = np.array([many for _, many in grouped], dtype=np.int64)
    times, events = columns([row for row, _ in grouped])
    whole, packed = aalen_johansen(*columns(told), 9), aalen_johansen(times, events, 9, weights)
    assert (whole.share, whole.variance, whole.n) == pytest.approx((packed.share, packed.variance, packed.n))


@given(rows)
def test_kaplan_meier_is_one_minus_incidence_where_nothing_competes(told: list[tuple[int, int]]) -> None:
    alone = [(time, min(event, 1)) for time, event in told]
    times, events = columns(alone)
    curve = kaplan_meier(times, events)
    for time in range(1, 13):
        assert curve.within(time)[0] == pytest.approx(plain_incidence(alone, time), abs=1e-12)


def test_golden_case_eleven_ten_mqls_of_may() -> None:
    """4 SQL by now, 2 recycled, 1 disqualified, 3 open: the naive 40 % is what is known, the estimate is more."""
    days = [5, 8, 12, 20, 9, 15, 10, 6, 11, 18]
    fate = [1, 1, 1, 1, 2, 2, 2, 0, 0, 0]
    found = aalen_johansen(np.array(days), np.array(fate), horizon=90)
    assert found.share == pytest.approx(plain_incidence(list(zip(days, fate, strict=True)), 90))
    assert found.share > 0.4
    assert found.low < found.share < found.high
    assert found.reached == 20


def test_nobody_contacted_is_not_reached_and_half_of_them_is_a_median() -> None:
    nobody = kaplan_meier(np.array([4, 9]), np.array([0, 0]))
    assert nobody.quantile(0.5) is None
    assert nobody.within(9) == (0.0, 0.0, 0.0)
    half = kaplan_meier(np.array([2, 5, 9, 9]), np.array([1, 1, 0, 0]))
    assert half.quantile(0.5) == 5
    assert half.quantile_interval(0.5)[1] is None


def test_no_rows_give_a_share_nobody_knows() -> None:
    empty = np.array([], dtype=np.int64)
    found = aalen_johansen(empty, empty, 90)
    assert (found.share, found.low, found.high, found.n) == (0.0, 0.0, 1.0, 0)
    assert kaplan_meier(empty, empty).within(5) == (0.0, 0.0, 1.0)


def test_when_everybody_got_there_the_interval_is_wilsons() -> None:
    found = aalen_johansen(np.array([1, 2, 3]), np.array([1, 1, 1]), 5)
    assert found.share == pytest.approx(1.0)
    assert (found.low, found.high) == wilson(3, 3)


def test_the_share_by_value_is_not_the_share_by_count() -> None:
    """Twenty deals of 10,000 with ten won and two of 500,000 lost: 45.5 % by count, 8.3 % by value."""
    amounts = np.array([10_000.0] * 20 + [500_000.0] * 2)
    won = np.array([1.0] * 10 + [0.0] * 12)
    share, low, high = value_share(amounts, won)
    assert share == pytest.approx(100_000 / 1_200_000)
    assert low < share < high
    assert won.mean() == pytest.approx(0.4545, abs=1e-4)


@pytest.mark.parametrize(("amounts", "hits"), [([5.0], [1.0]), ([5.0, 5.0], [1.0, 1.0]), ([5.0, 5.0], [0.0, 0.0])])
def test_a_share_by_value_without_both_fates_has_no_bound(amounts: list[float], hits: list[float]) -> None:
    assert value_share(np.array(amounts), np.array(hits))[1:] == (0.0, 1.0)


def test_no_money_has_no_share() -> None:
    assert value_share(np.array([]), np.array([])) is None


def test_aalen_johansen_equals_lifelines() -> None:
    """The numbers lifelines 0.30.3 gave for this history; where it is installed they are worked out again."""
    chance = np.random.default_rng(7)
    times = np.unique(chance.integers(1, 10_000, 400))[:240]
    chance.shuffle(times)
    events = chance.choice([0, 1, 2], size=times.size, p=[0.4, 0.35, 0.25])
    found = aalen_johansen(times.astype(np.int64), events.astype(np.int64), 6_000)
    assert (found.share, found.variance, found.low, found.high) == pytest.approx(RECORDED, abs=1e-9)
    lifelines = pytest.importorskip("lifelines", reason="lifelines is not installed; its recorded numbers hold")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = lifelines.AalenJohansenFitter().fit(times, events, event_of_interest=1)
        curve = lifelines.KaplanMeierFitter().fit(times, events > 0)
    at = theirs.cumulative_density_.index <= 6_000
    assert found.share == pytest.approx(float(theirs.cumulative_density_[at].iloc[-1, 0]), abs=1e-9)
    assert found.variance == pytest.approx(float(theirs.variance_[at].iloc[-1]), abs=1e-9)
    high, low = (float(bound) for bound in theirs.confidence_interval_[at].iloc[-1])
    assert (found.low, found.high) == pytest.approx(tuple(sorted((low, high))), abs=1e-9)
    ours = kaplan_meier(times.astype(np.int64), (events > 0).astype(np.int64))
    assert ours.quantile(0.5) == curve.median_survival_time_
    theirs_share = curve.survival_function_.loc[ours.times].to_numpy().ravel()
    assert ours.share == pytest.approx(theirs_share, abs=1e-9)
    band = curve.confidence_interval_.loc[ours.times[:-1]].to_numpy()
    inside = ~np.isnan(band).any(axis=1) & (ours.share[:-1] > 0)
    assert ours.low[:-1][inside] == pytest.approx(band[inside, 0], abs=1e-9)
    assert ours.high[:-1][inside] == pytest.approx(band[inside, 1], abs=1e-9)


RECORDED = (0.5349657843069598, 0.0015943533778622924, 0.45368006481748624, 0.6095044171733219)
