"""A routing nobody has signed is tried on leads of the past: who would have got which, beside who did."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from selaras.core.calendars import Absence
from selaras.core.charter.terms import Member, Pool
from selaras.core.routing import Asking, Beside, Cast, FairnessLedger, Past, Person, rehearse
from tests.core.routing.agreed import MONDAY, given_out, pool, reps, terms_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TWO = terms_of(pool(a=1, b=1))


def past(number, rep, *, hours=0.0, ended=None, asking=None):
    at = MONDAY + hours * HOUR
    return Past(f"lead_{number}", at, asking or Asking({}), rep, None if ended is None else MONDAY + ended * HOUR)


def rehearsed(leads, terms=TWO, people=None, ledger=None, **cast):
    return rehearse(leads, terms, Cast(people or reps("a", "b", "c"), **cast), ledger or FairnessLedger())


def would(rehearsal):
    return [one.would.rep_id for one in rehearsal.outcomes]


def test_the_same_routing_gives_what_happened():
    got, _ = given_out(6, TWO, reps("a", "b"))
    same = rehearsed([past(number, rep) for number, rep in enumerate(got)])
    assert same.changed == ()
    assert same.taken == {"a": Beside(Fraction(3), Fraction(3)), "b": Beside(Fraction(3), Fraction(3))}


def test_each_lead_that_somebody_else_would_have_got_is_named():
    other = rehearsed([past(number, "a") for number in range(3)])
    assert [one.past.lead_id for one in other.changed] == ["lead_1"]
    assert other.spread(TWO.routing.pools[0], reps("a", "b")) == Beside(Fraction(3), Fraction(1))
    assert other.taken["b"] == Beside(Fraction(0), Fraction(1))


def test_load_is_told_by_week_of_the_charters_zone():
    sunday_night = past(1, "c", hours=-5)  # four on Monday morning in Jakarta
    weeks = rehearsed([sunday_night, past(2, None, hours=24 * 7)]).load
    assert {key: (beside.was, beside.would) for key, beside in weeks.items()} == {
        (date(2026, 3, 2), "a"): (0, 1), (date(2026, 3, 2), "c"): (1, 0), (date(2026, 3, 9), "b"): (0, 1),
    }  # fmt: skip


def test_people_are_as_they_were_at_the_time():
    people = [Person("a", absences=(Absence(MONDAY, MONDAY + HOUR),)), *reps("b", "c")]
    here = {"b": (MONDAY + 2 * HOUR, None), "c": (None, MONDAY + HOUR)}
    three = terms_of(pool(a=1, b=1, c=1))
    leads = [past(number, "b", hours=number) for number in range(4)]
    tried = rehearsed(leads, three, people, here=here)
    assert would(tried) == ["c", "a", "a", "b"]
    assert tried.skips == {"absent": 1, "unknown_person": 2, "left": 3}
    assert tried.queued == Beside()


def test_a_lead_is_open_with_whoever_would_have_it_until_it_ended():
    capped = terms_of(Pool(name="smb", members=(Member(rep="a", cap_open=2),)))
    busy = [("a", MONDAY + HOUR), ("a", None)]
    leads = [past(0, "a"), past(1, "a", hours=1, ended=3), past(2, None, hours=2), past(3, "a", hours=3)]
    tried = rehearsed(leads, capped, busy=busy)
    assert would(tried) == [None, "a", None, "a"]
    assert (tried.skips, tried.queued) == ({"cap_open": 2}, Beside(Fraction(1), Fraction(2)))


def test_debts_from_before_count():
    _, ledger = given_out(1, TWO, reps("a", "b"))
    assert would(rehearsed([past(1, "a")], ledger=ledger)) == ["b"]


def test_the_spread_is_for_the_weight_and_of_those_who_have_any():
    weighted = pool(a=2, b=1, idle=0)
    tried = rehearsed([past(number, "b") for number in range(3)], terms_of(weighted), reps("a", "b", "idle"))
    assert tried.spread(weighted, reps("a", "b", "idle")) == Beside(Fraction(3), Fraction(0))
    assert tried.spread(Pool(name="none"), ()) == Beside()


@pytest.mark.parametrize("days", [0, 8])
def test_what_was_received_before_counts_for_a_weeks_cap(days):
    once = terms_of(Pool(name="smb", members=(Member(rep="a", cap_per_week=1),)))
    _, ledger = given_out(1, once, reps("a"))
    assert would(rehearsed([past(1, "a", hours=24 * days)], once, ledger=ledger)) == [None if days == 0 else "a"]
