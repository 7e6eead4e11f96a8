"""Giving in bulk gives every lead to whom ``route`` gives it, one after the other."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selaras.core.calendars import Absence, Calendar, Shift
from selaras.core.charter import starting_terms
from selaras.core.charter.terms import Cap, Member, Pool, Route, Terms
from selaras.core.replay.giving import Ask, Giver
from selaras.core.routing import Asking, Cast, FairnessLedger, Past, Person, rehearse

MONDAY = datetime(2026, 3, 30, 1, tzinfo=UTC)
TEAM = ("rep_a", "rep_b", "rep_c", "rep_d")
ENTERPRISE = Cap(name="enterprise", condition="employees >= 250", per_day=1, per_week=2)
most = st.sampled_from([None, None, 0, 1, 2])


def terms_with(pools: tuple[Pool, ...], routes: tuple[Route, ...], *, owner_first: bool = True) -> Terms:
    base = starting_terms()
    routing = base.routing.model_copy(update={"routes": routes, "pools": pools, "account_owner_first": owner_first})
    return base.model_copy(update={"routing": routing})


@st.composite
def people(draw: st.DrawFn) -> Cast:
    week = tuple(Shift(weekday, time(9), time(17)) for weekday in range(5))
    found, here = [], {}
    for rep in TEAM:
        away = draw(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=2))
        joined, left = draw(st.sampled_from([None, 10])), draw(st.sampled_from([None, 40]))
        here[rep] = tuple(None if hour is None else MONDAY + timedelta(hours=hour) for hour in (joined, left))
        found.append(
            Person(
                id=rep,
                names=(f"{rep}@selaras.test",),
                team=draw(st.sampled_from(["north", "south"])),
                sells=draw(st.sampled_from([True, True, False])),
                calendar=draw(st.sampled_from([None, Calendar("office", "Asia/Jakarta", week)])),
                absences=tuple(
                    Absence(MONDAY + timedelta(hours=start), MONDAY + timedelta(hours=start + long))
                    for start, long in away
                ),
                capacity=draw(st.sampled_from([None, 1, 3])),
            )
        )
    return Cast(found, here)


@st.composite
def pools(draw: st.DrawFn, name: str) -> Pool:
    members = tuple(
        Member(
            rep=draw(st.sampled_from([rep, f"{rep.upper()}@selaras.test"])),
            weight=draw(st.integers(0, 3)),
            cap_per_day=draw(most),
            cap_per_week=draw(most),
            cap_open=draw(most),
            caps=draw(st.sampled_from([(), (ENTERPRISE,)])),
        )
        for rep in draw(st.permutations([*TEAM, "rep_nobody"]))
    )
    return Pool(
        name=name,
        members=members,
        team=draw(st.sampled_from([None, "north"])),
        strategy=draw(st.sampled_from(["balanced", "in_turn"])),
        absence_credit=draw(st.booleans()),
        only_in_hours=draw(st.booleans()),
        within_capacity=draw(st.booleans()),
        starts_anew=draw(st.sampled_from(["never", "monthly"])),
        caps=draw(st.sampled_from([(), (ENTERPRISE,)])),
    )


@st.composite
def leads(draw: st.DrawFn) -> list[Past]:
    found = []
    for number in range(draw(st.integers(1, 30))):
        at = MONDAY + timedelta(hours=draw(st.integers(0, 70)))
        lasts = draw(st.sampled_from([None, 5, 30]))
        fields = {"employees": draw(st.sampled_from([None, 100, 400]))}
        asking = Asking(
            {key: value for key, value in fields.items() if value is not None}, draw(st.sampled_from([None, *TEAM]))
        )
        ended = None if lasts is None else at + timedelta(hours=lasts)
        found.append(Past(f"lead_{number}", at, asking, None, ended))
    return sorted(found, key=lambda past: (past.at, past.lead_id))


def asks(past: Past, terms: Terms) -> Ask:
    """Return the lead as bulk giving asks about it."""
    employees = past.asking.fields.get("employees", 0)
    meets = {route.name for route in terms.routing.routes if route.condition == "always" or employees >= 250}
    counts = frozenset({"enterprise"}) if employees >= 250 else frozenset()
    return Ask(past.at, frozenset(meets), counts, past.asking.account_owner, past.ended_at)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_bulk_giving_is_routing_one_by_one(data: st.DataObject) -> None:
    cast = data.draw(people())
    routes = (
        Route(name="big", condition="employees >= 250", pool=data.draw(st.sampled_from(["first", "nowhere"]))),
        *data.draw(st.sampled_from([(), (Route(name="one", condition="employees >= 250", rep="rep_b"),)])),
        Route(name="all", pool="second"),
    )
    terms = terms_with(
        (data.draw(pools("first")), data.draw(pools("second"))), routes, owner_first=data.draw(st.booleans())
    )
    history = data.draw(leads())
    giver = Giver(cast)
    assert [giver.give(asks(past, terms), terms) for past in history] == [
        outcome.would.rep_id for outcome in rehearse(history, terms, cast, FairnessLedger()).outcomes
    ]


def test_a_lead_that_ended_leaves_room_for_another() -> None:
    cast = Cast([Person(id="rep_a")])
    terms = terms_with(
        (Pool(name="sales", members=(Member(rep="rep_a", cap_open=1),)),), (Route(name="all", pool="sales"),)
    )
    giver = Giver(cast)
    hours = [(0, 5), (3, 9), (6, 9)]
    asked = [
        Ask(MONDAY + timedelta(hours=at), frozenset({"all"}), ended_at=MONDAY + timedelta(hours=end))
        for at, end in hours
    ]
    assert [giver.give(ask, terms) for ask in asked] == ["rep_a", None, "rep_a"]


def shares(*, credit: bool) -> list[str | None]:
    """Return who gets eight leads of three reps with the weights 2, 1 and 1, the first being away for four of them."""
    away = Absence(MONDAY, MONDAY + timedelta(hours=4))
    cast = Cast([Person(id="rep_a", absences=(away,)), Person(id="rep_b"), Person(id="rep_c")])
    members = (Member(rep="rep_a", weight=2), Member(rep="rep_b"), Member(rep="rep_c"))
    pool = Pool(name="sales", members=members, absence_credit=credit)
    terms = terms_with((pool,), (Route(name="all", pool="sales"),))
    giver = Giver(cast)
    return [giver.give(Ask(MONDAY + timedelta(hours=hour), frozenset({"all"})), terms) for hour in range(8)]


def test_whoever_was_away_is_credited_or_catches_up() -> None:
    credited, owed = shares(credit=True), shares(credit=False)
    assert [credited.count(rep) for rep in ("rep_a", "rep_b", "rep_c")] == [2, 3, 3]
    assert [owed.count(rep) for rep in ("rep_a", "rep_b", "rep_c")] == [4, 2, 2]
    assert owed[4:] == ["rep_a"] * 4
