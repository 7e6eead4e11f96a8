"""Removal effects and Shapley values are those one gets by going through every removal, and every order."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selaras.core.attribution import Chain, Span, exact, removal_effects, sampled, verdict_of
from selaras.core.attribution.markov import MOST_STATES
from selaras.kit.errors import InputError

journeys = st.lists(
    st.tuples(st.lists(st.sampled_from("abc"), min_size=1, max_size=4), st.booleans()), min_size=1, max_size=8
)


def chain_of(told: list[tuple[list[str], bool]], order: int = 1) -> Chain:
    steps: dict[tuple[tuple[str, ...], tuple[str, ...]], float] = {}
    ends: dict[bool, dict[tuple[str, ...], float]] = {True: {}, False: {}}
    for path, won in told:
        state: tuple[str, ...] = ()
        for value in path:
            after = (*state, value)[-order:]
            steps[state, after] = steps.get((state, after), 0) + 1
            state = after
        ends[won][state] = ends[won].get(state, 0) + 1
    return Chain(steps, ends[True], ends[False])


def chance(chain: Chain, removed: str = "") -> Fraction:
    """Solve the chain without a value by elimination, in fractions."""
    states = [state for state in chain.states if removed not in state]
    rows: list[list[Fraction]] = []
    for here in states:
        out = sum(int(n) for (a, _), n in chain.steps.items() if a == here)
        out += int(chain.won.get(here, 0)) + int(chain.lost.get(here, 0))
        row = [Fraction(int(chain.steps.get((here, there), 0)), out or 1) for there in states]
        rows.append([Fraction(int(here == there)) - p for there, p in zip(states, row, strict=True)])
        rows[-1].append(Fraction(int(chain.won.get(here, 0)), out or 1))
    for pivot in range(len(rows)):
        swap = next(k for k in range(pivot, len(rows)) if rows[k][pivot])
        rows[pivot], rows[swap] = rows[swap], rows[pivot]
        rows[pivot] = [cell / rows[pivot][pivot] for cell in rows[pivot]]
        for k, row in enumerate(rows):
            if k != pivot and row[pivot]:
                rows[k] = [a - row[pivot] * b for a, b in zip(row, rows[pivot], strict=True)]
    return rows[0][-1]


@settings(max_examples=20)
@given(told=journeys, order=st.integers(1, 3))
def test_one_inverse_gives_every_removal(told, order):
    chain = chain_of(told, order)
    whole = chance(chain)
    expected = {v: float(1 - chance(chain, v) / whole) if whole else 0.0 for v in chain.values}
    assert removal_effects(chain) == pytest.approx(expected, abs=1e-9)


@settings(max_examples=20)
@given(told=journeys, order=st.integers(1, 3))
def test_the_chance_of_all_values_but_one_is_that_of_its_removal(told, order):
    chain = chain_of(told, order)
    members = ~np.eye(len(chain.values), dtype=bool)
    assert chain.chances(members) == pytest.approx([float(chance(chain, v)) for v in chain.values], abs=1e-9)
    assert chain.chances(np.ones((1, len(chain.values)), dtype=bool)) == pytest.approx([float(chance(chain))])


def test_a_chain_of_too_many_states_says_what_to_do():
    steps = {((), (str(n),)): 1.0 for n in range(MOST_STATES)}
    with pytest.raises(InputError, match="lower order"):
        removal_effects(Chain(steps, {("0",): 1.0}))


def by_orders(value: Mapping[frozenset[int], float], players: int) -> list[float]:
    sums = [0.0] * players
    every = list(permutations(range(players)))
    for order in every:
        for place, player in enumerate(order):
            sums[player] += value[frozenset(order[: place + 1])] - value[frozenset(order[:place])]
    return [each / len(every) for each in sums]


@settings(max_examples=20)
@given(worth=st.lists(st.integers(0, 100), min_size=16, max_size=16))
def test_every_order_gives_the_exact_value(worth):
    sets = {frozenset(k for k in range(4) if mask >> k & 1): float(n) for mask, n in enumerate(worth)}
    found = exact(lambda members: np.array([sets[frozenset(np.flatnonzero(row).tolist())] for row in members]), 4)
    assert found.tolist() == pytest.approx(by_orders(sets, 4))


def test_drawn_orders_come_as_near_as_their_error_says_and_sum_to_the_whole():
    def worth(members):
        return (members @ np.arange(1.0, 7.0)) ** 2

    drawn, errors = sampled(worth, 6, seed=5, draws=400)
    assert drawn.sum() == pytest.approx(21.0**2)
    assert np.all(np.abs(drawn - exact(worth, 6)) < 4 * errors)
    assert np.array_equal(drawn, sampled(worth, 6, seed=5, draws=400)[0])


def test_too_many_players_and_too_few_draws_are_refused():
    def worth(members):
        return members.sum(axis=1).astype(float)

    with pytest.raises(InputError, match="draw orders instead"):
        exact(worth, 16)
    with pytest.raises(InputError, match="no error to state"):
        sampled(worth, 3, seed=1, draws=1)


def test_a_conclusion_is_robust_where_it_holds_under_every_model():
    low, high = Span(0.1, 0.05, 0.2, equal=0.25), Span(0.4, 0.3, 0.5, equal=0.25)
    assert verdict_of([low], deals=50, thin_below=30) == "less"
    assert verdict_of([high], deals=50, thin_below=30) == "more"
    assert verdict_of([low, high], deals=50, thin_below=30) == "depends"
    assert verdict_of([high], deals=29, thin_below=30) == "thin"
    assert verdict_of([], deals=50, thin_below=30) == "thin"
