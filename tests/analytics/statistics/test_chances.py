"""Chances of winning within a time equal a plain recursion, and rates lean on more where there is little."""

from math import exp

import numpy as np
import pytest

from selaras.analytics.statistics.chances import Ends, drawn_rates, quantiles, steps_of, won_within

AGES = (0, 14, 30)


def plainly(rates, stage: int, age: int, left: int, step: float) -> float:
    """The chance in plain Python: what may happen in the next step, and what then."""
    if left == 0:
        return 0.0
    band = sum((age + 0.5) * step >= begins for begins in AGES) - 1
    here = rates[stage][band]
    together = sum(here)
    leaves = 1 - exp(-together * step)
    stages = len(rates)
    on = sum(here[to] * plainly(rates, to, age + 1, left - 1, step) for to in range(stages))
    return leaves * (here[stages] + on) / together + (1 - leaves) * plainly(rates, stage, age + 1, left - 1, step)


def test_chances_equal_a_plain_recursion() -> None:
    rates = np.random.default_rng(4).uniform(0.001, 0.05, size=(2, 2, 3, 4))
    rates[:, [0, 1], :, [0, 1]] = 0
    reached = won_within(rates, AGES, 4.0, 6, 20)
    for draw in range(2):
        for stage in range(2):
            for age in (0, 2, 9):
                expected = plainly(rates[draw].tolist(), stage, age, 6, 4.0)
                assert reached[6, draw, stage, age] == pytest.approx(expected)
    assert (np.diff(reached, axis=0) >= 0).all()


def ends(counts: list, days: list) -> Ends:
    return Ends(("new", "late"), (0, 30), np.array(counts, dtype=float), np.array(days, dtype=float))


def test_rates_are_ends_over_days_and_lean_on_their_stage_where_there_are_few() -> None:
    many = [[[0, 50, 100, 300], [0, 10, 30, 90]], [[0, 0, 400, 200], [0, 0, 0, 0]]]
    rates = drawn_rates(ends(many, [[10_000, 2_000], [4_000, 0]]), 4000, np.random.default_rng(1)).mean(axis=0)
    assert rates[0, 0, 2] == pytest.approx(100 / 10_000, rel=0.05)
    assert rates[1, 0, 2] == pytest.approx(400 / 4_000, rel=0.05)
    assert rates[1, 1, 2] == pytest.approx(400 / 4_000, rel=0.1), "no day was stood there: the stage speaks for it"
    assert rates[0, 0, 0] == 0, "what never happened anywhere does not happen"


def test_a_stretch_is_cut_into_equal_steps_and_quantiles_are_whole() -> None:
    assert steps_of(0.2, 3.5) == (1, 0.2)
    assert steps_of(91, 3.5) == (26, 3.5)
    assert quantiles(np.array([[1.0, 10.0], [3.0, 30.0]]), (0.0, 0.5, 1.0)).tolist() == [[1, 10], [2, 20], [3, 30]]
