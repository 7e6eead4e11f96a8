"""What is lost by handling leads otherwise than agreed, against cases made by hand and worlds whose truth is known."""

import numpy as np
import pytest

from selaras.core.diagnosis.losing import Cells, lost


def cells(*rows: tuple[tuple[int, ...], int, int, int], well=(0,)) -> Cells:
    """Return cells of rows: keys, how handled, how many, how many reached."""
    keys = np.array([row[0] for row in rows], dtype=np.int64).T
    handled, n, hits = (np.array([row[place] for row in rows], dtype=np.int64) for place in (1, 2, 3))
    return Cells.of(keys, handled, n, hits, well)


def test_like_is_compared_with_like():
    """Half of the good leads in time convert, a tenth of the poor ones; the late ones lost 20 and 4."""
    told = cells(((0,), 0, 100, 50), ((0,), 1, 80, 20), ((1,), 0, 100, 10), ((1,), 1, 40, 0))
    found = lost(told, (1,), seed=1)
    assert (found.hits, found.n, found.compared, found.overlap, found.fineness) == (24.0, 120, 120, 1.0, 1.0)
    assert found.low < 24 < found.high


def test_a_stratum_with_too_few_in_time_is_put_together_with_its_like():
    told = cells(((0, 0), 0, 3, 2), ((0, 1), 0, 3, 1), ((0, 0), 1, 10, 0), ((1, 0), 0, 9, 9), ((1, 0), 1, 2, 0))
    found = lost(told, (1,), seed=1)
    assert found.hits == pytest.approx(10 * 3 / 6 + 2)
    assert (found.compared, found.fine) == (12, 2)


def test_what_nothing_can_be_compared_with_is_left_out():
    told = cells(((0,), 0, 2, 1), ((0,), 1, 10, 0), ((1,), 1, 7, 0))
    found = lost(told, (1,), seed=1)
    assert (found.hits, found.compared, found.overlap, found.fineness) == (0.0, 0, 0.0, 0.0)
    assert lost(cells(((0,), 0, 9, 9)), (1,), seed=1).n == 0
    assert (
        lost(Cells.of(*(np.zeros((1, 0), dtype=np.int64), *(np.zeros(0, dtype=np.int64),) * 3), (0,)), (1,), seed=1).n
        == 0
    )


def test_several_ways_are_pooled_on_both_sides():
    told = cells(((0,), 0, 10, 5), ((0,), 1, 10, 7), ((0,), 2, 6, 1), ((0,), 3, 4, 0), well=(0, 1))
    assert lost(told, (2, 3), (0, 1), seed=3).hits == pytest.approx(10 * 0.6 - 1)


def test_the_same_seed_draws_the_same_and_many_cells_are_drawn_in_portions():
    rows = [((stratum,), way, 40, 8) for stratum in range(700) for way in (0, 1)]
    first, again = (lost(cells(*rows), (1,), seed=5, draws=3_000) for _ in range(2))
    assert (first.low, first.high) == (again.low, again.high)
    assert first.low < 0 < first.high


def test_the_interval_covers_the_truth_about_as_often_as_it_says():
    chance = np.random.default_rng(11)
    covered = 0
    for seed in range(120):
        good, late = chance.binomial((60, 90), (0.5, 0.2)), chance.binomial((50, 70), (0.3, 0.15))
        told = cells(
            ((0,), 0, 60, good[0]), ((1,), 0, 90, good[1]), ((0,), 1, 50, late[0]), ((1,), 1, 70, late[1])
        )  # fmt: skip
        found = lost(told, (1,), seed=seed, draws=300)
        covered += found.low <= 50 * 0.2 + 70 * 0.05 <= found.high
    assert covered >= 105
