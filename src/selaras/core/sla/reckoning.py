"""The reckoning of a week: the evaluations told, the ladder climbed up or down, and the records that follow."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

import msgspec

from selaras.core.charter.terms import Ladder
from selaras.core.ledger import Details, Fact
from selaras.core.ledger.details.escalation import Evaluated, Opened, Recovered
from selaras.core.sla.ladder import Opening, Standing, evaluated
from selaras.core.sla.weeks import Owed
from selaras.core.staff import Role, side_of
from selaras.kit.identity import derived_id
from selaras.kit.periods import Period

ACTOR = "worker"

_LEADERS = {"marketing": Role.MARKETING_LEADER, "sales": Role.SALES_LEADER}


class Held(NamedTuple):
    """A record its promise has not recovered from: its rung, its id, and how often in a row it was missed by then."""

    rung: int
    record: str
    missed: int


@dataclass(frozen=True, slots=True)
class Ladders:
    """Where every promise stands, by its id, the records it has not recovered from, and which of those are closed."""

    standings: Mapping[str, Standing] = field(default_factory=dict)
    records: Mapping[str, Sequence[Held]] = field(default_factory=dict)
    closed: AbstractSet[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Noting:
    """When a week is reckoned, and who holds each role, where only one person does."""

    at: datetime
    holders: Mapping[str, str] = field(default_factory=dict)


def promise_of(one: Evaluated) -> str:
    """Return the id of the promise an evaluation is about."""
    return Owed(one.side, one.clause, one.promise).id


def standings_told(evaluations: Iterable[Evaluated], ladder_of: Callable[[int | None], Ladder]) -> dict[str, Standing]:
    """Return where every promise stands by all evaluations ever told, in whatever order they come.

    ``ladder_of`` is the ladder of a version of the charter: each week is climbed under its own.
    """
    weeks: dict[date, dict[str, Evaluated]] = defaultdict(dict)
    for one in evaluations:
        weeks[one.week][promise_of(one)] = one
    standings: dict[str, Standing] = {}
    for week in sorted(weeks):
        told = weeks[week]
        ladder = ladder_of(next(iter(told.values())).charter_version)
        judged = {promise: _missed(one) for promise, one in told.items()}
        standings, _ = evaluated(standings, judged, ladder, datetime.combine(week, datetime.min.time()))
    return standings


def reckoned(
    week: Period, evaluations: Iterable[Evaluated], ladders: Ladders, ladder: Ladder, noting: Noting
) -> tuple[list[Fact], Ladders]:
    """Return the facts of one week, dated to its end, and where everything stands after it.

    Every evaluation is told with the rung it led to. A promise that climbed opens a record, due so many days after
    somebody could know of it; one that stepped down says so in every record above where it stands now. Closing a record
    quietens nothing: missed as often again as its rung asks, the promise opens another one. The keys follow from
    promise and week, so that telling a week twice is telling it once.
    """
    judged = {promise_of(one): one for one in evaluations}
    standings, openings = evaluated(
        ladders.standings, {promise: _missed(one) for promise, one in judged.items()}, ladder, noting.at
    )
    writer = _Writer(week, noting)
    facts = [writer.evaluated(promise, one, standings[promise].rung) for promise, one in judged.items()]
    records = {promise: list(held) for promise, held in ladders.records.items()}
    for promise, held in records.items():
        above = [one for one in held if one.rung > standings[promise].rung]
        facts += [writer.recovered(one.record) for one in above]
        records[promise] = [one for one in held if one not in above]
    for opening in (*openings, *_again(judged, Ladders(standings, records, ladders.closed), ladder, noting.at)):
        fact = writer.opened(opening, judged[opening.clause])
        facts.append(fact)
        records.setdefault(opening.clause, []).append(Held(opening.rung, fact.subject, opening.missed))
    return facts, Ladders(standings, records, ladders.closed)


def _again(judged: Iterable[str], ladders: Ladders, ladder: Ladder, at: datetime) -> list[Opening]:
    """Return the records to open once more, where the last one was closed and the promise is missed all the same."""
    found = []
    for promise in sorted(judged):
        stands, held = ladders.standings[promise], ladders.records.get(promise, ())
        last = next((one for one in reversed(held) if one.rung == stands.rung), None)
        if last is None or last.record not in ladders.closed or not stands.missed[-1]:
            continue
        rung = ladder.rungs[stands.rung - 1]
        if stands.in_a_row - last.missed >= rung.after_missed:
            due = at + timedelta(days=rung.within_days)
            found.append(Opening(promise, stands.rung, rung.name, rung.who, due, stands.in_a_row))
    return found


def owner_role(who: Sequence[str], side: str) -> str:
    """Return which of the roles that meet sees to a record.

    Whoever stands above the sides, where they are called; else the leader of the side that missed; else revenue
    operations, which stands on neither; else somebody of that side.

    >>> owner_role(("marketing", "revenue_operations", "sales_manager"), "sales")
    'revenue_operations'
    """
    order = [Role.EXECUTIVE, _LEADERS.get(side), Role.REVENUE_OPERATIONS]
    theirs = [str(role) for role in Role if role in who and side_of(role) == side]
    return next((str(role) for role in order if role in who), [*theirs, *who][0])


def _missed(one: Evaluated) -> bool | None:
    return {"missed": True, "met": False}.get(one.judgement)


class _Writer:
    """Writes the facts of one week."""

    def __init__(self, week: Period, noting: Noting) -> None:
        self._week, self._noting = week, noting

    def evaluated(self, promise: str, one: Evaluated, rung: int) -> Fact:
        details = msgspec.structs.replace(one, rung=rung)
        return self._fact("promise.evaluated", promise, f"{promise}:{one.week}", details)

    def opened(self, opening: Opening, one: Evaluated) -> Fact:
        record = derived_id("escalation", opening.clause, f"{one.week}:{opening.rung}")
        role = owner_role(opening.who, one.side)
        details = Opened(
            promise_id=opening.clause,
            clause=one.clause,
            side=one.side,
            promise=one.promise,
            week=one.week,
            rung=opening.rung,
            name=opening.name,
            who=opening.who,
            owner_role=role,
            owner_id=self._noting.holders.get(role),
            due_at=opening.due_at,
            missed=opening.missed,
            charter_version=one.charter_version,
        )
        return self._fact("escalation.opened", record, f"{record}:opened", details)

    def recovered(self, record: str) -> Fact:
        return self._fact("escalation.recovered", record, f"{record}:recovered", Recovered(week=self._week.first_day))

    def _fact(self, kind: str, subject: str, key: str, details: Details) -> Fact:
        return Fact(
            kind=kind,
            subject=subject,
            happened_at=self._week.end,
            noted_at=self._noting.at,
            source_key=key,
            actor=ACTOR,
            details=details,
        )
