"""A rep has too much while more leads came within a week than they said they can take."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from selaras.core.sla import overloads
from tests.core.sla.agreed import MONDAY

DAY = timedelta(days=1)
days = st.integers(0, 40).map(lambda number: MONDAY + number * DAY)


def _stretches(leads, said):
    found = overloads([MONDAY + day * DAY for day in leads], [(MONDAY + day * DAY, takes) for day, takes in said])
    return [((one.start - MONDAY) / DAY, (one.end - MONDAY) / DAY) for one in found]


def test_too_much_begins_with_the_lead_too_many_and_ends_a_week_after_the_first():
    assert _stretches([0, 1, 2], [(-1, 2)]) == [(2, 7)]
    assert _stretches([0, 1, 2, 3], [(-1, 2)]) == [(2, 8)]


def test_as_much_as_was_said_is_not_too_much():
    assert _stretches([0, 1], [(-1, 2)]) == []


def test_before_anything_was_said_nothing_is_too_much():
    assert _stretches([0, 0.1, 0.2], []) == []
    assert _stretches([0, 0.1, 0.2], [(3, 1)]) == [(3, 7.1)]


def test_what_is_said_later_counts_from_then_on():
    assert _stretches([0, 1, 2], [(-1, 9), (4, 2)]) == [(4, 7)]
    assert _stretches([0, 1, 2], [(-1, 2), (4, 9)]) == [(2, 4)]


@given(
    st.lists(days, max_size=12), st.lists(st.tuples(days, st.integers(0, 4)), max_size=3, unique_by=lambda one: one[0])
)
def test_at_every_instant_the_answer_is_that_of_counting(leads, said):
    found = overloads(leads, said)
    for hours in range(0, 50 * 24, 13):
        at = MONDAY + timedelta(hours=hours, minutes=1)
        told = [takes for since, takes in sorted(said) if since <= at]
        lately = sum(at - timedelta(days=7) < lead <= at for lead in leads)
        assert any(one.start <= at < one.end for one in found) == bool(told and lately > told[-1])
