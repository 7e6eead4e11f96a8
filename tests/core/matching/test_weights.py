"""Evidence adds up: each line has its weight, and the lines make the odds."""

from dataclasses import replace
from math import isclose, log2

import pytest

from selaras.core.matching import STARTING, weigh
from selaras.core.matching.weights import Comparison, Frequencies, Level, Likeness, Weighing, Weights, read, written

NAME = Comparison(
    "name",
    (
        Level("same", 0.8, 0.01, (Likeness("name"),), rare="name"),
        Level("close", 0.1, 0.1, (Likeness("name", "alike", 0.9), Likeness("nick"))),
        Level("different", 0.1, 0.89),
    ),
)
BORN = Comparison("born", (Level("typo", 0.9, 0.1, (Likeness("born", "typo", 1),)), Level("different", 0.1, 0.9)))
WEIGHTS = Weights(0.2, (NAME, BORN))


def _levels(first, second, weights=WEIGHTS):
    return [(line.comparison, line.level) for line in weigh(first, second, weights).lines]


def test_the_lines_and_the_start_add_up_to_the_odds():
    found = weigh({"name": "dewi", "born": "19900101"}, {"name": "dewi", "born": "19900111"}, WEIGHTS)
    assert [line.weight for line in found.lines] == pytest.approx([log2(80), log2(9)])
    assert found.start == pytest.approx(log2(0.25))
    assert found.total == pytest.approx(log2(180))
    assert found.probability == pytest.approx(180 / 181)
    assert found.lines[0].values == (("dewi", "dewi"), ("", ""))
    assert (found.level("born"), found.level("email")) == ("typo", None)


def test_the_first_level_that_holds_counts_and_any_likeness_of_it_is_enough():
    assert _levels({"name": "dewi lestari"}, {"name": "dewi lestary"}) == [("name", "close")]
    assert _levels({"name": "dewi", "nick": "d"}, {"name": "tono", "nick": "d"}) == [("name", "close")]
    assert _levels({"name": "dewi"}, {"name": "tono"}) == [("name", "different")]
    assert _levels({"born": "19900101"}, {"born": "20011231"}) == [("born", "different")]


def test_what_one_of_them_lacks_is_no_evidence():
    assert _levels({"name": "dewi", "born": ""}, {"nick": "d", "born": "1990"}) == []
    assert weigh({}, {}, WEIGHTS).probability == pytest.approx(0.2)


def test_a_rare_value_says_more_than_a_common_one():
    known = replace(WEIGHTS, frequencies={"name": Frequencies({"budi": 0.2}, 0.001)})
    budi, dewi = ({"name": "budi"}, {"name": "dewi"})
    assert weigh(budi, budi, known).lines[0].weight == pytest.approx(log2(0.8 / 0.2))
    assert weigh(dewi, dewi, known).lines[0].weight == pytest.approx(log2(0.8 / 0.001))
    assert weigh(budi, {"name": "tono"}, known) == weigh(budi, {"name": "tono"}, WEIGHTS)


def test_a_probability_stays_one_however_many_bits_there_are():
    assert Weighing(5_000.0, ()).probability == 1.0
    assert Weighing(-5_000.0, ()).probability == pytest.approx(0.0)


def test_weights_are_read_as_they_were_written():
    taught = replace(STARTING, frequencies={"name": Frequencies({"budi": 0.2}, 0.001)})
    assert read(written(taught)) == taught


@pytest.mark.parametrize("comparison", STARTING.comparisons, ids=lambda one: one.name)
def test_the_starting_weights_are_shares_and_fall_from_level_to_level(comparison):
    levels = comparison.levels
    assert isclose(sum(level.m for level in levels), 1.0)
    assert isclose(sum(level.u for level in levels), 1.0, abs_tol=0.002)
    assert [level.any_of == () for level in levels] == [False] * (len(levels) - 1) + [True]
    weights = [log2(level.m / level.u) for level in levels]
    assert weights[0] == max(weights)
    assert weights[-1] == min(weights) < 0
