"""What stands out among many measured things: tests of several at once, shrinkage, funnels, skew and conflicts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from selaras.core.diagnosis.conflict import Counted, growth, in_conflict
from selaras.core.diagnosis.funnel import limits
from selaras.core.diagnosis.shrinkage import Usual, usual_among
from selaras.core.diagnosis.skew import Group, skew
from selaras.core.diagnosis.symptom import SORTS, Estimate, Symptom, in_order, judged, refused
from selaras.core.diagnosis.testing import benjamini_hochberg, of_score, two_shares
from selaras.core.diagnosis.worth import Worth
from selaras.kit.sentence import Sentence

counts = st.tuples(st.integers(0, 40), st.integers(1, 40)).filter(lambda pair: pair[0] <= pair[1])


@settings(max_examples=40)
@given(one=counts, other=counts)
def test_two_shares_are_tested_as_fisher_does(one, other):
    table = [[one[0], one[1] - one[0]], [other[0], other[1] - other[0]]]
    assert two_shares(*one, *other) == pytest.approx(stats.fisher_exact(table).pvalue, abs=1e-9)


def test_two_large_shares_are_tested_by_their_score():
    chance = two_shares(5_200, 20_000, 4_900, 20_000)
    expected = stats.chi2_contingency([[5_200, 14_800], [4_900, 15_100]], correction=False).pvalue
    assert chance == pytest.approx(expected)
    assert two_shares(0, 15_000, 0, 15_000) == two_shares(0, 0, 1, 2) == two_shares(1, 2, 0, 0) == 1.0


@settings(max_examples=30)
@given(st.lists(st.floats(0, 1), max_size=12))
def test_false_discoveries_are_counted_as_benjamini_and_hochberg_do(chances):
    found = benjamini_hochberg(chances)
    assert found == pytest.approx(tuple(stats.false_discovery_control(chances)) if chances else ())


def test_cuts_that_are_alike_are_drawn_together_and_cuts_apart_keep_their_own():
    alike = usual_among([5, 5, 5], [10, 10, 10])
    apart = usual_among([1, 99], [100, 100])
    assert alike.shrunk(10, 10)[0] == pytest.approx(25 / 40)
    assert apart.shrunk(1, 100)[0] < 0.05
    assert usual_among([0, 0], [5, 9]) == Usual(0.0, 14.0)
    assert usual_among([3], [9]) == Usual(3 / 9, 9.0)
    assert usual_among([], []) == usual_among([0], [0]) == Usual(0.0, 0.0)
    assert Usual(0.2, 0.0).shrunk(0, 0) == (0.2, 0.0, 1.0)


def test_the_funnel_is_wide_for_few_and_says_nothing_of_none():
    few, many = limits(0.2, 20), limits(0.2, 2_000)
    assert few[0] == 0.0
    assert few[1] - few[0] > many[1] - many[0]
    assert limits(0.2, 0) == (0.0, 1.0)


def test_skew_is_a_weighted_difference_within_strata():
    """Hand-made: in one stratum ones against noughts, in the other no difference; weights 1 and 1."""
    these = Group(np.array([2.0, 2.0, 9.0]), np.array([2.0, 1.0, 0.0]), np.array([2.0, 1.0, 0.0]))
    those = Group(np.array([2.0, 2.0, 1.0]), np.array([0.0, 1.0, 1.0]), np.array([0.0, 1.0, 1.0]))
    found = skew(these, those)
    assert found is not None
    assert (found.value, found.n) == (0.5, 8)
    spread = np.sqrt(0.25 * (0.5 / 2 + 0.5 / 2))
    assert found.chance == pytest.approx(of_score(0.5 / spread))
    assert found.low < 0.5 < found.high


def test_skew_without_spread_is_no_proof_and_without_strata_nothing():
    same = Group(np.array([3.0]), np.array([3.0]), np.array([3.0]))
    none = Group(np.array([1.0]), np.array([1.0]), np.array([1.0]))
    found = skew(same, same)
    assert found is not None
    assert (found.value, found.chance) == (0.0, 1.0)
    assert skew(same, none) is None


def test_a_conflict_needs_both_a_sure_rise_and_a_sure_fall():
    falls, stays = Counted(300, 1_000, 200, 1_000), Counted(300, 1_000, 295, 1_000)
    more, as_many = growth(1_000, 1_500), growth(1_000, 1_010)
    assert in_conflict(more, 1.0, falls)
    assert not in_conflict(as_many, 1.0, falls)
    assert not in_conflict(more, 1.0, stays)
    assert not in_conflict(more, 1.0, Counted(200, 1_000, 300, 1_000))
    assert growth(0, 5)[0] == growth(0, 5)[2] == float("inf")


def test_the_change_of_a_share_has_newcombes_interval():
    """Newcombe 1998, table II, method 10: 56/70 against 48/80 gives 0.0524 to 0.3339."""
    change = Counted(48, 80, 56, 70).change
    assert change == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_an_sql_is_worth_what_it_came_to_where_there_are_enough():
    assert Worth.of(29, 1.0, 1.0) is None
    assert Worth.of(40, 0.0, 0.0) is None
    worth = Worth.of(100, 1_000.0, 20_000.0)
    assert worth is not None
    assert (worth.mean, worth.error) == (10.0, pytest.approx(np.sqrt(100 / 99)))
    money = worth.priced(5.0, 1.0, 9.0)
    assert money.value == 50
    assert money.low < 10
    assert money.high > 90


def one(cut: str, value: float, chance: float | None, money: float | None = None, code: str = "quality_low") -> Symptom:
    return Symptom(
        code, "channel", cut, measure=Estimate(value, value, value, "wilson"), usual=0.3, n=100, chance=chance,
        money=None if money is None else Estimate(money + 1, money, money + 2, "x"),
    )  # fmt: skip


def test_only_what_is_sure_large_enough_and_costs_something_stands_out():
    several = [
        one("sure", 0.2, 0.001, 5.0), one("small", 0.29, 0.001, 5.0), one("unsure", 0.1, 0.4, 5.0),
        one("free", 0.1, 0.001, -1.0), one("better", 0.5, 0.001), one("untold", 0.1, None),
    ]  # fmt: skip
    assert [each.cut for each in judged(several, worse="below") if each.stands_out] == ["sure"]
    assert [each.cut for each in judged(several, worse="above") if each.stands_out] == ["better"]
    assert judged([Symptom("quality_low", chance=0.0)], worse="above")[0].stands_out is False
    assert all(each.rate is not None for each in judged(several, worse="below"))


def test_symptoms_are_told_in_order_and_the_dearest_that_stand_out_first():
    wasted, cheap = one("a", 0.1, 0.1, code="channel_wasted"), one("b", 0.1, 0.0001, 1.0)
    dear = one("c", 0.1, 0.0001, 9.0)
    found = in_order([wasted, *judged([cheap, dear], worse="below")])
    assert [each.cut for each in found] == ["c", "b", "a"]


def test_every_symptom_has_a_sort_and_a_sentence():
    told = refused("never_touched", Sentence.of("symptoms-refused-too-few", n=3), 3)
    assert (told.says, told.sort.row, told.n) == ("symptoms-never-touched", "S4", 3)
    assert one("x", 0.1, 0.1).says == "symptoms-quality-low-part"
    assert {sort.row for sort in SORTS.values()} == {"S1", "S3", "S4", "S5"}
