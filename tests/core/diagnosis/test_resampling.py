"""Draws vary as leads do, and leads with several passes are drawn whole."""

import numpy as np
import pytest

from selaras.core.diagnosis import Sample, clustered, interval


def test_leads_that_say_the_same_share_a_row_and_a_lead_with_two_passes_has_its_own() -> None:
    rows, counts = clustered(np.array([3, 5, 5, 7, 8]), np.array([1, 1, 2, 1, 2]))
    assert rows.tolist() == [0, 2, 2, -1, 1]
    assert counts.tolist() == [2, 1, 1]


def test_no_passes_make_no_rows() -> None:
    rows, counts = clustered(np.array([], dtype=np.int64), np.array([], dtype=np.int64))
    sample = Sample(counts, np.zeros((0, 3)))
    assert rows.size == 0
    assert sample.tallies.tolist() == [0, 0, 0]
    assert sample.drawn(4, np.random.default_rng(1)).tolist() == [[0, 0, 0]] * 4


def test_draws_have_the_mean_and_the_spread_of_what_was_counted() -> None:
    sample = Sample(np.array([400, 100]), np.array([[1.0, 0.0], [1.0, 5.0]]))
    drawn = sample.drawn(4000, np.random.default_rng(7))
    assert drawn.mean(axis=0) == pytest.approx(sample.tallies, rel=0.02)
    assert drawn.var(axis=0) == pytest.approx([500, 25 * 100], rel=0.1)


def test_the_same_seed_draws_the_same_and_so_does_drawing_in_pieces() -> None:
    sample = Sample(np.arange(1, 20_001), np.ones((20_000, 1)))
    first, again = (sample.drawn(250, np.random.default_rng(3)) for _ in range(2))
    assert first.shape == (250, 1)
    assert first.tolist() == again.tolist()


def test_an_interval_is_set_around_its_estimate() -> None:
    drawn = np.random.default_rng(5).normal(130.0, 10.0, 4000)
    low, high = interval(100.0, drawn, 0.95)
    assert (low, high) == (pytest.approx(80.4, abs=1), pytest.approx(119.6, abs=1))
