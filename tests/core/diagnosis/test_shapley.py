"""The parts of a gap sum to it, whichever factor is looked at first, to the smallest unit."""

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.core.diagnosis import chain_shapley, shapley_of
from selaras.kit.money import rounded_to

numbers = st.integers(0, 40)


def total(sides, after):
    cells = range(len(sides[0][0]))
    worth = Fraction(0)
    for cell in cells:
        product = Fraction(1)
        for place, side in enumerate(sides):
            product *= Fraction(side[place in after][cell])
        worth += product
    return worth


def twin(sides):
    """The mean over every order of what setting a factor from before to after changes."""
    values = [Fraction(0)] * len(sides)
    orders = list(permutations(range(len(sides))))
    for order in orders:
        done: set[int] = set()
        for place in order:
            values[place] += total(sides, done | {place}) - total(sides, done)
            done.add(place)
    return [value / len(orders) for value in values]


@st.composite
def chains(draw):
    factors, cells = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    row = st.lists(numbers, min_size=cells, max_size=cells)
    return [(draw(row), draw(row)) for _ in range(factors)]


@settings(max_examples=25)
@given(sides=chains())
def test_both_ways_to_the_values_equal_the_mean_over_all_orders(sides) -> None:
    expected = twin(sides)
    found = shapley_of(range(len(sides)), lambda after: total(sides, after))
    assert list(found.values()) == expected
    before, after = (np.array([side[which] for side in sides], dtype=np.float64) for which in (0, 1))
    assert chain_shapley(before, after) == pytest.approx([float(value) for value in expected], abs=1e-6)


@settings(max_examples=25)
@given(sides=chains(), data=st.data())
def test_the_parts_sum_to_the_gap_and_the_order_of_the_factors_changes_nothing(sides, data) -> None:
    before, after = (np.array([side[which] for side in sides], dtype=np.float64) for which in (0, 1))
    gap = after.prod(axis=0).sum() - before.prod(axis=0).sum()
    order = data.draw(st.permutations(range(len(sides))))
    values = chain_shapley(before, after)
    shuffled = chain_shapley(before[list(order)], after[list(order)])
    assert values.sum() == pytest.approx(gap, abs=1e-6)
    assert shuffled == pytest.approx(values[list(order)], abs=1e-6)


@given(parts=st.dictionaries(st.text("abcdef", min_size=1), st.floats(-1e9, 1e9), min_size=1, max_size=6))
def test_parts_are_rounded_to_their_total_by_less_than_a_unit_each_in_any_order(parts) -> None:
    exact = sum(Fraction(value) for value in parts.values())
    if exact.denominator != 1:
        parts = parts | {"rest": float(round(exact) - exact)}
        exact = sum(Fraction(value) for value in parts.values())
    told = rounded_to(round(exact), parts)
    assert sum(told.values()) == round(exact)
    assert all(abs(told[name] - value) <= 1.000001 for name, value in parts.items())
    assert rounded_to(round(exact), dict(reversed(parts.items()))) == told


def test_no_factor_has_a_part_in_what_did_not_change() -> None:
    side = np.array([[3.0, 4.0], [0.5, 0.2]])
    assert chain_shapley(side, side).tolist() == [0.0, 0.0]


def test_draws_are_valued_one_by_one() -> None:
    before, after = np.array([[[2.0], [5.0]], [[1.0], [1.0]]]), np.array([[[3.0], [4.0]], [[2.0], [1.0]]])
    assert chain_shapley(before, after).tolist() == [[4.5, -2.5], [1.0, 0.0]]
