"""Fair in count is not fair in worth: what leads like these brought is told beside how many they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.routing import Held
from selaras.core.routing.worth import Line, Tally, Valued, Worth, Worths, lines
from selaras.kit.proportion import wilson

FAIR, WEB = "fair", "web"
HISTORY = Worths(
    tallies=(
        Tally(FAIR, 3, 40, 4), Tally(FAIR, 4, 20, 10), Tally(WEB, 3, 10, 1), Tally(WEB, 4, 15, 5),
        Tally("ads", 5, 3, 0), Tally("ads", None, 40, 4),
    ),
    amounts={FAIR: (120_000, 12), WEB: (90_000, 3)},
)  # fmt: skip


@pytest.mark.parametrize(
    ("channel", "score", "basis", "n", "value"),
    [
        (FAIR, 65.0, "channel_and_score", 40, 0.1 * 10_000),
        (FAIR, 85.0, "channel", 60, 14 / 60 * 10_000),
        (WEB, 85.0, "score", 35, 15 / 35 * 14_000),
        (WEB, 101.0, "all", 128, 24 / 128 * 14_000),
        (WEB, None, "all", 128, 24 / 128 * 14_000),
        ("ads", None, "channel", 43, 4 / 43 * 14_000),
        ("ads", 85.0, "channel", 43, 4 / 43 * 14_000),
        ("unheard of", 65.0, "score", 50, 5 / 50 * 14_000),
    ],
)
def test_a_lead_is_worth_what_the_closest_leads_with_enough_history_were(channel, score, basis, n, value):
    worth = HISTORY.of(channel, score)
    assert (worth.basis, worth.n) == (basis, n)
    assert worth.value == pytest.approx(value)
    assert worth.low < worth.value < worth.high


def test_the_bounds_are_those_of_the_share():
    low, high = wilson(4, 40)
    assert HISTORY.of(FAIR, 60.0) == Worth(1000.0, low * 10_000, high * 10_000, 40, "channel_and_score")


def test_where_history_is_thin_nothing_is_said():
    assert Worths().of(FAIR, 60.0) is None
    assert Worths(HISTORY.tallies, {FAIR: (1000, 9)}).of(FAIR, 60.0) is None
    assert Worths((Tally(FAIR, 3, 29, 20),), HISTORY.amounts).of(FAIR, 60.0) is None


def worth(value):
    return Worth(value, value / 2, value * 2, 50, "all")


def test_a_pool_is_fair_in_count_and_not_in_worth():
    shared = (("a", 1), ("b", 1))
    told = [Valued(Held("a", "smb", shared), worth(100.0)), Valued(Held("b", "smb", shared), worth(20.0))]
    assert lines(told) == {
        "smb": {
            "a": Line(1.0, 1, 60.0, 100.0, 50.0, 200.0), "b": Line(1.0, 1, 60.0, 20.0, 10.0, 40.0),
        }
    }  # fmt: skip


def test_what_no_pool_gave_is_in_no_line_and_what_nobody_can_value_is_counted():
    told = [Valued(Held("a"), worth(9.0)), Valued(Held("a", "smb", (("b", 0),)), None)]
    assert lines(told) == {"smb": {"a": Line(received=1, unvalued=1), "b": Line()}}


@given(
    st.lists(
        st.tuples(
            st.sampled_from("ab"),
            st.dictionaries(st.sampled_from("xyz"), st.integers(1, 3), min_size=1),
            st.none() | st.floats(0, 1e6),
        ),
        max_size=20,
    )
)
def test_in_either_measure_entitled_adds_up_to_received(given_out):
    told = [
        Valued(Held(min(shared), pool, tuple(shared.items())), None if value is None else worth(value))
        for pool, shared, value in given_out
    ]
    for pool in lines(told).values():
        assert sum(one.entitled for one in pool.values()) == pytest.approx(sum(one.received for one in pool.values()))
        assert sum(one.worth_entitled for one in pool.values()) == pytest.approx(
            sum(one.worth_received for one in pool.values())
        )
