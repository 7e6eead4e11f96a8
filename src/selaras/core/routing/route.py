"""Routing: who gets a lead, and every step that led there. No lead is ever without an owner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from selaras.core.charter.conditions import condition
from selaras.core.charter.terms import Pool, Route, RoutingTerms, Terms
from selaras.core.ledger.details.lead import Routed
from selaras.core.routing.fairness import Arrival, FairnessLedger, Held, furthest_behind, next_in_turn
from selaras.core.routing.people import Circumstances, Person, full, members_of, person_named, skip, unavailable
from selaras.core.routing.steps import Step


@dataclass(frozen=True, slots=True)
class Choice:
    """Who gets the lead: a rep, or the fallback queue and its owner; the rule that decided, and all that was
    tried.

    ``pool`` and ``shared`` say which pool it was divided in and among whom, as "rep:weight"; ``period`` is the month
    the pool counts in, where it starts anew every month; ``counts_for`` the conditional caps the lead counts for.
    """

    rep_id: str | None
    queue: str | None
    owner: str | None
    rule: str
    steps: tuple[Step, ...]
    pool: str | None = None
    shared: tuple[str, ...] = ()
    period: str | None = None
    counts_for: tuple[str, ...] = ()

    @property
    def held(self) -> Held | None:
        """Return who has the lead from now on, as routing counts it."""
        return None if self.rep_id is None else Held.of(self.rep_id, self.pool, self.shared, self.period)

    def routed(self, charter_version: int | None) -> Routed:
        """Return what the ledger keeps of it: enough to explain the choice and to fold the fairness ledger again."""
        return Routed(
            rep_id=self.rep_id,
            queue=self.queue,
            rule=self.rule,
            steps=tuple(map(str, self.steps)),
            pool=self.pool,
            shared=self.shared,
            period=self.period,
            counts_for=self.counts_for,
            charter_version=charter_version,
        )


@dataclass(frozen=True, slots=True)
class Asking:
    """A lead that asks for an owner: what is known of it and of its account, and who owns the account.

    ``held`` is who has it now, where it is routed again; ``without`` are reps it must not go to, such as those who had
    it already.
    """

    fields: Mapping[str, Any]
    account_owner: str | None = None
    held: Held | None = None
    without: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Desk:
    asking: Asking
    terms: Terms
    ledger: FairnessLedger
    people: list[Person]
    now: datetime
    counts_for: tuple[str, ...]
    steps: list[Step] = field(default_factory=list)

    @property
    def circumstances(self) -> Circumstances:
        return Circumstances(self.now, self.terms.time_zone, self.ledger.received, self.asking.without, self.counts_for)

    def step(self, rule: str, what: str, rep_id: str | None = None, detail: str | None = None) -> None:
        self.steps.append(Step(rule, what, rep_id, detail))

    def chosen(self, rule: str, held: Held) -> Choice:
        """Give the lead to whoever holds it from now on, in the ledger too."""
        passed = self.ledger.passed(self.asking.held, held)
        self.ledger = passed.noted(held.rep_id, Arrival(self.now, self.counts_for), held.pool)
        shared = tuple(f"{rep}:{weight}" for rep, weight in held.shared)
        return Choice(
            held.rep_id, None, None, rule, tuple(self.steps), held.pool, shared, held.period, self.counts_for
        )  # fmt: skip

    def left_over(self) -> Choice:
        """Put the lead into the fallback queue: nobody has it."""
        routing = self.terms.routing
        self.step(routing.fallback_queue, "fallback")
        self.ledger = self.ledger.passed(self.asking.held, None)
        return Choice(None, routing.fallback_queue, routing.fallback_owner, "fallback", tuple(self.steps))


def route(
    asking: Asking, terms: Terms, ledger: FairnessLedger, people: Iterable[Person], now: datetime
) -> tuple[Choice, FairnessLedger]:
    """Return who gets the lead now, and the fairness ledger after it.

    The account's owner comes first, then the routes in order, then the fallback queue. The answer depends on
    nothing but the arguments: whoever asks with the same ledger gets the same answer, so two leads must be
    asked about one after the other.
    """
    desk = _Desk(asking, terms, ledger, list(people), now, counted_caps(terms.routing, asking.fields))
    choice = _owner(desk)
    for one in terms.routing.routes:
        choice = choice or _by_route(one, desk)
    return choice or desk.left_over(), desk.ledger


def _owner(desk: _Desk) -> Choice | None:
    owner = desk.asking.account_owner
    if not desk.terms.routing.account_owner_first or owner is None:
        return None
    return _to_rep("account_owner", owner, desk)


def _by_route(one: Route, desk: _Desk) -> Choice | None:
    holds = condition(one.condition).holds(desk.asking.fields)
    if not holds:
        desk.step(one.name, "condition_unknown" if holds is None else "condition_fails")
        return None
    if one.rep is not None:
        return _to_rep(one.name, one.rep, desk)
    pool = next((pool for pool in desk.terms.routing.pools if pool.name == one.pool), None)
    if pool is None:
        desk.step(one.name, "no_such_pool")
        return None
    return _to_pool(one.name, pool, desk)


def _to_rep(rule: str, name: str, desk: _Desk) -> Choice | None:
    person = person_named(name, desk.people)
    reason = "unknown_person" if person is None else unavailable(person, desk.circumstances)
    desk.step(rule, reason or "takes", name if person is None else person.id)
    if person is None or reason is not None:
        return None
    return desk.chosen(rule, Held(person.id))


def _to_pool(rule: str, pool: Pool, desk: _Desk) -> Choice | None:
    """Give the lead to somebody in the pool.

    It is divided among those who may take it; who is absent has a part in it only where the pool gives no
    absence credit and lets them catch up. A cap is no debt.
    """
    order: list[str] = []
    may: dict[str, int] = {}
    owed: dict[str, int] = {}
    for member, person in members_of(pool, desk.people):
        reason = skip(member, person, pool, desk.circumstances)
        cap = full(member, person, pool, desk.circumstances) if person is not None and reason is None else None
        if reason is not None or cap is not None:
            desk.step(rule, reason or "cap", member.rep if person is None else person.id, cap)
        if person is None:
            continue
        order.append(person.id)
        if reason is None and cap is None:
            may[person.id] = member.weight
        elif reason == "absent" and not pool.absence_credit and member.weight:
            owed[person.id] = member.weight
    if not may:
        desk.step(rule, "nobody_may")
        return None
    return _divided(rule, pool, desk, order, may, owed)


def _divided(rule: str, pool: Pool, desk: _Desk, order: list[str], may: dict[str, int], owed: dict[str, int]) -> Choice:
    period = desk.ledger.book(pool.name).turned(_period(pool, desk)).period
    asked = Held("", pool.name, tuple({**may, **owed}.items()), period)
    book = desk.ledger.dividing(desk.asking.held, asked)
    if pool.strategy == "in_turn":
        rep = next_in_turn(book, order, may)
        desk.step(rule, "next_in_turn", rep)
    else:
        rep = furthest_behind(book, may)
        desk.step(rule, "furthest_behind", rep, str(book.entries[rep].behind))
    return desk.chosen(rule, replace(asked, rep_id=rep))


def counted_caps(routing: RoutingTerms, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the conditional caps that a lead counts for, by whichever rule it goes; one in doubt does not count."""
    caps = (
        cap for pool in routing.pools for cap in (*pool.caps, *(cap for member in pool.members for cap in member.caps))
    )
    return tuple(sorted({cap.name for cap in caps if condition(cap.condition).holds(fields)}))


def _period(pool: Pool, desk: _Desk) -> str | None:
    if pool.starts_anew == "never":
        return None
    return f"{desk.now.astimezone(ZoneInfo(desk.terms.time_zone)):%Y-%m}"
