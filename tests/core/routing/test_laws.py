"""The laws of routing, on companies made up at random and judged by a few plain lines of their own."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from selaras.core.calendars import Absence
from selaras.core.charter.terms import Cap, Member, Pool
from selaras.core.routing import Asking, FairnessLedger, Person, route
from tests.core.routing.agreed import MONDAY, terms_of

HOUR = timedelta(hours=1)

_absences = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=2).map(
    lambda spans: tuple(Absence(MONDAY + start * HOUR, MONDAY + (start + length) * HOUR) for start, length in spans)
)
_few = st.none() | st.integers(0, 4)
_reps = st.lists(
    st.fixed_dictionaries({
        "absences": _absences, "left": st.booleans(), "weight": st.integers(0, 3), "per_day": _few, "per_week": _few,
        "large_a_week": _few, "capacity": _few,
    }),
    min_size=1,
    max_size=4,
)  # fmt: skip
_leads = st.lists(
    st.tuples(st.integers(0, 9 * 24), st.sampled_from([None, 20, 900]), st.sets(st.sampled_from(["r0", "r1"]))),
    max_size=14,
)


def _company(reps, strategy, credit):
    people = [
        Person(f"r{place}", absences=rep["absences"], left=rep["left"], capacity=rep["capacity"])
        for place, rep in enumerate(reps)
    ]
    members = tuple(
        Member(
            rep=f"r{place}", weight=rep["weight"], cap_per_day=rep["per_day"], cap_per_week=rep["per_week"],
            caps=(Cap(name="large", condition="employees > 500", per_week=rep["large_a_week"]),),
        )
        for place, rep in enumerate(reps)
    )  # fmt: skip
    pool = Pool(name="p", members=members, strategy=strategy, absence_credit=credit, within_capacity=True)
    return terms_of(pool), people


def _may(rep, name, lead, had):
    """Whether the rep may have this lead, after those they had: (local instant, employees) each."""
    at, employees, without = lead
    now = MONDAY + at * HOUR
    if rep["left"] or rep["weight"] == 0 or name in without:
        return False
    if any(absence.start <= now < absence.end for absence in rep["absences"]):
        return False
    today = now.astimezone(ZoneInfo("Asia/Jakarta")).date()
    days = [day for day, _ in had]
    week = [(day, size) for day, size in had if day.isocalendar()[:2] == today.isocalendar()[:2]]
    large = [size for _, size in week if size == 900]
    limits = [
        (days.count(today), rep["per_day"]), (len(week), rep["per_week"]), (len(week), rep["capacity"]),
        (len(large), rep["large_a_week"] if employees == 900 else None),
    ]  # fmt: skip
    return all(most is None or count < most for count, most in limits)


@given(_reps, st.sampled_from(["balanced", "in_turn"]), st.booleans(), _leads)
def test_a_lead_goes_to_somebody_who_may_have_it_and_to_the_queue_only_where_nobody_may(reps, strategy, credit, leads):
    terms, people = _company(reps, strategy, credit)
    ledger, had = FairnessLedger(), {person.id: [] for person in people}
    for lead in sorted(leads, key=lambda one: one[0]):
        at, employees, without = lead
        now = MONDAY + at * HOUR
        fields = {} if employees is None else {"employees": employees}
        choice, ledger = route(Asking(fields, without=frozenset(without)), terms, ledger, people, now)
        may = {name for name, rep in zip(had, reps, strict=True) if _may(rep, name, lead, had[name])}
        assert (choice.rep_id in may) if may else (choice.rep_id is None)
        assert len(choice.steps) == len(set(map(str, choice.steps)))
        passed_over = {step.rep_id for step in choice.steps[:-1] if step.rep_id}
        assert passed_over == had.keys() - may
        if choice.rep_id:
            had[choice.rep_id].append((now.astimezone(ZoneInfo("Asia/Jakarta")).date(), employees))
    entries = ledger.book("p").entries.values()
    assert sum(entry.received for entry in entries) == sum(map(len, had.values()))
    assert sum(entry.entitled for entry in entries) == sum(entry.received for entry in entries)
