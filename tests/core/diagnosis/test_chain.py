"""The chain of both sides: what it brings, where a rate is taken from, and the plan worked backwards."""

import numpy as np
import pytest

from selaras.core.diagnosis import CHAIN, band_of, sides, worth_of_bands
from selaras.core.diagnosis.chain import SPEED
from selaras.core.diagnosis.speed import HOUR
from tests.core.diagnosis.tallied import tallies


def test_the_chain_brings_what_was_counted() -> None:
    before, after = sides(tallies(), tallies(amount=[2_000_000.0, 300_000.0]))
    assert before.money("pipeline")[0] == pytest.approx(1_000_000 + 300_000 + 100_000)
    assert after.money("pipeline")[0] == pytest.approx(2_300_000 + 100_000)
    assert before.money("revenue")[0] == pytest.approx(1_000_000 / 4 + 300_000 / 5 + 100_000 / 4)
    assert before.factors.shape == (3, len(CHAIN), 2)


def test_both_sides_are_told_over_the_same_days() -> None:
    before, after = sides(tallies(days=30.0), tallies(days=90.0))
    assert before.money("pipeline")[0] == pytest.approx(3 * after.money("pipeline")[0])


def test_what_is_not_watched_yet_counts_as_a_lead_and_goes_on_as_the_watched_do() -> None:
    half = {"watched": [50.0, 20.0], "qualified": [10.0, 4.0], "deals": [5.0, 2.0], "priced": [5.0, 2.0]}
    one = tallies()
    young = tallies(**half, waits=one.waits[0] / 2, amount=[500_000.0, 150_000.0])
    before, after = sides(one, young)
    assert after.money("pipeline")[0] == pytest.approx(before.money("pipeline")[0])


def test_a_rate_nobody_can_tell_is_the_other_sides_and_parts_nothing() -> None:
    nobody = tallies(watched=[100.0, 0.0], waits=np.array([[30.0, 10, 5, 3, 1, 1], [0.0] * 6]), qualified=[20.0, 0.0])
    nobody_closed = tallies(won=[0.0, 0.0], closed=[0.0, 0.0], own_won=0.0, own_closed=0.0)
    before, after = sides(tallies(), nobody)
    for factor in ("acceptance", "speed", "qualification"):
        place = CHAIN.index(factor)
        assert after.factors[0, place, 1] == before.factors[0, place, 1]
    before, after = sides(tallies(), nobody_closed)
    assert after.factors[0, -1].tolist() == before.factors[0, -1].tolist()
    assert after.own_win[0] == before.own_win[0]


def test_a_rate_neither_side_can_tell_in_a_cell_is_that_of_the_whole() -> None:
    thin = tallies(won=[200_000.0, 0.0], closed=[800_000.0, 0.0])
    before, _ = sides(thin, thin)
    assert before.factors[0, -1].tolist() == [0.25, 0.25]


def test_where_nothing_was_ever_decided_nothing_is_won() -> None:
    never = tallies(won=[0.0, 0.0], closed=[0.0, 0.0], own_won=0.0, own_closed=0.0)
    before, _ = sides(never, never)
    assert before.money("revenue")[0] == 0


def test_what_comes_after_the_watch_is_counted_alike_on_both_sides() -> None:
    before, after = sides(tallies(grown=[10.0, 12.0]), tallies())
    assert before.money("pipeline")[0] == pytest.approx(1.2 * 1_300_000 + 100_000)
    assert after.money("pipeline")[0] == pytest.approx(before.money("pipeline")[0])


def test_the_plan_needs_as_many_leads_as_its_rates_make_of_the_target() -> None:
    reference, _ = sides(tallies(), tallies())
    plan = reference.for_target(620_000.0, 50_000.0)
    assert plan.money("revenue")[0] == pytest.approx(670_000)
    assert plan.factors[0, 0, 0] == pytest.approx(2 * 600)
    assert plan.money("pipeline")[0] == pytest.approx(2 * 1_300_000 + 200_000)
    assert plan.factors[0, 1:].tolist() == reference.factors[0, 1:].tolist()


def test_what_sales_never_wins_is_not_multiplied_to_reach_a_target() -> None:
    never = tallies(own_won=0.0)
    reference, _ = sides(never, never)
    assert reference.for_target(310_000.0, 50_000.0).own[0] == 100_000


def test_as_promised_changes_the_speed_of_the_first_side_and_nothing_else() -> None:
    slow = np.array([[2.0, 2, 2, 20, 4, 20], [1.0, 1, 1, 10, 2, 5]])
    faster = tallies(strata_qualified=np.array([[24.0, 6, 2, 1, 0, 0], [8.0, 3, 1, 0, 0, 0]]), waits=slow)
    real, after = sides(faster, faster)
    ideal, same = sides(faster, faster, as_promised=True)
    others = [place for place in range(len(CHAIN)) if place != SPEED]
    assert ideal.factors[0, others].tolist() == real.factors[0, others].tolist()
    assert (ideal.factors[0, SPEED] > real.factors[0, SPEED]).all()
    assert same.factors.tolist() == after.factors.tolist()


def test_where_no_promise_was_ever_kept_the_plan_waits_as_long_as_history() -> None:
    never = tallies(kept=[0.0] * 6)
    real, _ = sides(never, never)
    ideal, _ = sides(never, never, as_promised=True)
    assert ideal.factors.tolist() == real.factors.tolist()


def test_a_slow_team_with_poor_leads_is_not_blamed_twice() -> None:
    """All slow leads are of the poor stratum: within it waiting costs half, and only that half is speed's."""
    contacted = np.array([[80.0, 0, 20.0, 0, 0, 0], [20.0, 0, 80.0, 0, 0, 0]])
    qualified = contacted * np.array([[0.6, 0, 0.3, 0, 0, 0], [0.2, 0, 0.1, 0, 0, 0]])
    worth = worth_of_bands(contacted, qualified)
    assert worth[2] / worth[0] == pytest.approx(0.5)
    crude = qualified.sum(axis=0) / np.maximum(contacted.sum(axis=0), 1)
    assert crude[2] / crude[0] < 0.3


def test_a_wait_that_cannot_be_compared_counts_as_worth_the_same() -> None:
    contacted = np.array([[50.0, 0, 0, 0, 0, 0], [0, 9.0, 0, 0, 0, 0]])
    assert worth_of_bands(contacted, contacted * 0.5).tolist() == [1.0] * 6


def test_waits_lie_in_bands_whose_edges_belong_to_the_shorter() -> None:
    assert band_of(np.array([0, HOUR, HOUR + 1, 4 * HOUR, 24 * HOUR, 72 * HOUR, 72 * HOUR + 1, -1])).tolist() == [
        0, 0, 1, 1, 2, 3, 4, 5,
    ]  # fmt: skip
