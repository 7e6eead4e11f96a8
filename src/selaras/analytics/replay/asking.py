"""Asking: what routing has to know of each trip when it asks for an owner, and who works here, from the lake."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import ibis
import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt

from selaras.analytics.conditions import holds
from selaras.analytics.door import statement
from selaras.analytics.moment import Moment
from selaras.analytics.relations.facts import facts
from selaras.analytics.relations.kept import kept
from selaras.analytics.relations.people import merges, with_root
from selaras.analytics.replay.conditions import KNOWN_OF_A_LEAD
from selaras.analytics.replay.hits import Integers
from selaras.analytics.replay.profiles import profiles_in_time, replayed_leads
from selaras.core.calendars import Absence, Calendar
from selaras.core.charter.calendars import calendar_named
from selaras.core.charter.terms import Cap, Terms
from selaras.core.replay.giving import Ask
from selaras.core.routing import Cast, Person
from selaras.kit.instants import from_microseconds

Names = Mapping[str, tuple[str, ...]]
_NOT_FOR_LEADS = frozenset({"manager", "leader", "reviewer"})
_SAID = ("external_id", "role", "team", "time_zone", "calendar")


@kept(replayed_leads, merges)
def owners_in_time() -> ir.Table:
    """Return who owned the account of each lead, from one word about either on."""
    told = facts("people_changes")
    matched = with_root(told.filter(told.kind == "lead.matched").select("lead_id", "account_id", "n", at="happened_at"))
    accounts = facts("account_changes")
    said = accounts.filter(accounts.owner_id.notnull()).select("account_id", "owner_id", m="n", since="happened_at")
    joined = matched.left_join(said, "account_id").join(replayed_leads.table.select("lead_id", "lead"), "lead_id")
    return joined.select("lead", "n", "m", "owner_id", "since", matched_at="at")


@dataclass(frozen=True, slots=True)
class Asked:
    """What each lead's profile meets from one word about it on, and who owned its account; in order."""

    lead: Integers
    at: Integers
    meets: Mapping[str, npt.NDArray[np.bool_]]
    owners: Mapping[int, Sequence[tuple[int, int, int | None, str]]]

    def ask(self, lead: int, at: int, ends: datetime | None, terms: Terms) -> Ask:
        """Return the trip of a lead as giving asks about it."""
        row = int(np.searchsorted(self.lead, lead, side="right"))
        first = int(np.searchsorted(self.lead, lead, side="left"))
        row = first + int(np.searchsorted(self.at[first:row], at, side="right")) - 1
        known = row >= first
        routing = terms.routing
        routes = frozenset(one.name for one in routing.routes if known and self.meets[one.condition][row])
        caps = frozenset(one.name for one in conditional_caps(terms) if known and self.meets[one.condition][row])
        return Ask(from_microseconds(at), routes, caps, self._owner(lead, at), ends)

    def _owner(self, lead: int, at: int) -> str | None:
        """Return who owned the account then: the last match by then decides the account, the last word its owner."""
        matched = [one for one in self.owners.get(lead, ()) if one[1] <= at]
        said = [one[3] for one in matched if one[0] == matched[-1][0] and one[2] is not None and one[2] <= at]
        return said[-1] if said else None


def conditional_caps(terms: Terms) -> tuple[Cap, ...]:
    """Return every conditional cap of the terms."""
    return tuple(
        cap for pool in terms.routing.pools for cap in (*pool.caps, *(c for m in pool.members for c in m.caps))
    )


def asked_of(moment: Moment, agreed: Sequence[Terms]) -> Asked:
    """Return what routing under any of these terms may ask of every lead."""
    asked = [one.condition for terms in agreed for one in terms.routing.routes]
    texts = sorted({*asked, *(cap.condition for terms in agreed for cap in conditional_caps(terms))})
    known = profiles_in_time.table
    fields = {name: known[name] for name in KNOWN_OF_A_LEAD}
    told = known.select(
        "lead",
        "at",
        **{f"c_{n}": ibis.coalesce(holds(text, fields, taken_as_known=True), False) for n, text in enumerate(texts)},
    )
    rows = moment.columns(statement(told.order_by("lead", "at")), (profiles_in_time,))
    meets = {text: rows[f"c_{n}"].astype(np.bool_) for n, text in enumerate(texts)}
    return Asked(rows["lead"].astype(np.int64), rows["at"].astype(np.int64), meets, _owners(moment))


def _owners(moment: Moment) -> dict[int, list[tuple[int, int, int | None, str]]]:
    sql = "SELECT lead, n, matched_at, since, owner_id FROM owners_in_time ORDER BY lead, n, m"
    found: dict[int, list[tuple[int, int, int | None, str]]] = {}
    for lead, n, matched_at, since, owner in moment.rows(sql, (owners_in_time,)):
        found.setdefault(lead, []).append((n, matched_at, since, owner))
    return found


def cast_of(moment: Moment, terms: Terms, names: Names) -> Cast:
    """Return everybody who ever sold, with their absences; ``names`` adds what a charter may call them by."""
    here: dict[str, list[datetime | None]] = {}
    said: dict[str, dict[str, str]] = {}
    columns = ", ".join(_SAID)
    sql = f"SELECT rep_id, kind, happened_at, {columns} FROM facts_reps ORDER BY n"  # noqa: S608 (our own names)
    for rep, kind, at, *values in moment.rows(sql):
        here.setdefault(rep, [None, None])
        known = said.setdefault(rep, {})
        known |= {name: value for name, value in zip(_SAID, values, strict=True) if value is not None}
        if kind == "rep.joined":
            here[rep] = [from_microseconds(at), None]
        elif kind == "rep.left":
            here[rep][1] = from_microseconds(at)
    away = absences_of(moment)
    people = [_person(rep, known, terms, away.get(rep, []), names) for rep, known in sorted(said.items())]
    return Cast(people, {rep: (joined, left) for rep, (joined, left) in here.items()})


def _person(rep: str, known: Mapping[str, str], terms: Terms, away: Sequence[Absence], names: Names) -> Person:
    external = known.get("external_id")
    return Person(
        id=rep,
        names=(*((external,) if external else ()), *names.get(rep, ())),
        team=known.get("team"),
        sells=known.get("role") not in _NOT_FOR_LEADS,
        calendar=hours_of(known, terms),
        absences=tuple(away),
    )


def hours_of(known: Mapping[str, str], terms: Terms) -> Calendar | None:
    """Return the hours of a rep by the charter's calendar they work by; None where it has none of that name."""
    name, zone = known.get("calendar", ""), known.get("time_zone", "")
    if name not in terms.calendars:
        return None
    named = calendar_named(terms, name)
    return named if named.always or zone in {"", named.zone} else replace(named, zone=zone)


def absences_of(moment: Moment) -> dict[str, list[Absence]]:
    """Return when everybody was away, less what they came back from early."""
    told = "SELECT rep_id, source_key, kind, happened_at, starts_at, ends_at, absence FROM facts_absences"
    rows = moment.rows(told + " ORDER BY happened_at, source_key")
    back = {absence: at for _, _, kind, at, _, _, absence in rows if kind == "rep.returned"}
    found: dict[str, list[Absence]] = {}
    for rep, key, kind, _, start, end, _ in rows:
        until = min(end, back.get(key, end)) if kind == "rep.away" else None
        if until is not None and start < until:
            found.setdefault(rep, []).append(Absence(from_microseconds(start), from_microseconds(until)))
    return found


def capacities_said(moment: Moment) -> dict[str, list[tuple[datetime, int]]]:
    """Return from when on each rep said to take how many leads a week."""
    told = (
        "SELECT rep_id, from_at, leads_per_week FROM facts_capacities WHERE team IS NULL ORDER BY from_at, happened_at"
    )
    found: dict[str, list[tuple[datetime, int]]] = {}
    for rep, at, leads in moment.rows(told):
        found.setdefault(rep, []).append((from_microseconds(at), int(leads)))
    return found
