"""Routing: who gets a lead, and every step that led there. No lead is ever without an owner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import Any

from selaras.core.charter.conditions import condition
from selaras.core.charter.terms import Pool, Route, Terms
from selaras.core.routing.fairness import FairnessLedger, furthest_behind, next_in_turn
from selaras.core.routing.people import Person, members_of, person_named, skip, unavailable
from selaras.kit.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was tried: a rule, whom it concerned, and what came of it."""

    rule: str
    what: str
    rep_id: str | None = None
    behind: Fraction | None = None

    @property
    def why(self) -> Sentence:
        """Say what came of it."""
        phrase = f"routing-{self.what.replace('_', '-')}"
        return Sentence.of(phrase, rule=self.rule, rep=self.rep_id or "")

    def __str__(self) -> str:
        return ":".join(part for part in (self.rule, self.rep_id, self.what) if part)


@dataclass(frozen=True, slots=True)
class Choice:
    """Who gets the lead: a rep, or the fallback queue and its owner; the rule that decided, and all that was
    tried.
    """

    rep_id: str | None
    queue: str | None
    owner: str | None
    rule: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """A lead that asks for an owner: what is known of it and of its account, and who owns the account."""

    fields: Mapping[str, Any]
    account_owner: str | None = None


@dataclass(slots=True)
class _Desk:
    terms: Terms
    ledger: FairnessLedger
    people: list[Person]
    now: datetime
    steps: list[Step] = field(default_factory=list)

    def step(self, rule: str, what: str, rep_id: str | None = None, behind: Fraction | None = None) -> None:
        self.steps.append(Step(rule, what, rep_id, behind))

    def chosen(self, rep_id: str, rule: str) -> Choice:
        return Choice(rep_id, None, None, rule, tuple(self.steps))


def route(
    asking: Asking, terms: Terms, ledger: FairnessLedger, people: Iterable[Person], now: datetime
) -> tuple[Choice, FairnessLedger]:
    """Return who gets the lead now, and the fairness ledger after it.

    The account's owner comes first, then the routes in order, then the fallback queue. The answer depends on
    nothing but the arguments: whoever asks with the same ledger gets the same answer, so two leads must be
    asked about one after the other.
    """
    desk = _Desk(terms, ledger, list(people), now)
    choice = _owner(asking, desk)
    for one in terms.routing.routes:
        choice = choice or _by_route(asking, one, desk)
    if choice is None:
        routing = terms.routing
        desk.step(routing.fallback_queue, "fallback")
        choice = Choice(None, routing.fallback_queue, routing.fallback_owner, "fallback", tuple(desk.steps))
    return choice, desk.ledger


def dry_run(
    leads: Iterable[tuple[Asking, datetime]], terms: Terms, ledger: FairnessLedger, people: Iterable[Person]
) -> tuple[list[Choice], FairnessLedger]:
    """Return how the leads, in the order given, would have been routed, each after the one before it."""
    known, choices = list(people), []
    for asking, at in leads:
        choice, ledger = route(asking, terms, ledger, known, at)
        choices.append(choice)
    return choices, ledger


def _owner(asking: Asking, desk: _Desk) -> Choice | None:
    if not desk.terms.routing.account_owner_first or asking.account_owner is None:
        return None
    owner = person_named(asking.account_owner, desk.people)
    away = "unknown_person" if owner is None else unavailable(owner, desk.now)
    desk.step("account_owner", away or "takes", asking.account_owner if owner is None else owner.id)
    if owner is None or away is not None:
        return None
    desk.ledger = desk.ledger.noted(owner.id, desk.now)
    return desk.chosen(owner.id, "account_owner")


def _by_route(asking: Asking, one: Route, desk: _Desk) -> Choice | None:
    holds = condition(one.condition).holds(asking.fields)
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
    away = "unknown_person" if person is None else unavailable(person, desk.now)
    desk.step(rule, away or "takes", name if person is None else person.id)
    if person is None or away is not None:
        return None
    desk.ledger = desk.ledger.noted(person.id, desk.now)
    return desk.chosen(person.id, rule)


def _to_pool(rule: str, pool: Pool, desk: _Desk) -> Choice | None:
    """Give the lead to somebody in the pool.

    It is divided among those who may take it; who is absent has a part in it only where the pool gives no
    absence credit and lets them catch up. A cap is no debt.
    """
    order: list[str] = []
    may: dict[str, int] = {}
    owed: dict[str, int] = {}
    for member, person in members_of(pool, desk.people):
        reason = skip(member, person, pool, desk.ledger.received, desk.now, desk.terms.time_zone)
        if reason is not None:
            desk.step(rule, reason, member.rep if person is None else person.id)
        if person is None:
            continue
        order.append(person.id)
        if reason is None:
            may[person.id] = member.weight
        elif reason == "absent" and not pool.absence_credit and member.weight:
            owed[person.id] = member.weight
    if not may:
        desk.step(rule, "nobody_may")
        return None
    book = desk.ledger.book(pool.name).joined({**may, **owed})
    if pool.strategy == "in_turn":
        rep, book, how = next_in_turn(book, order, may), book.entitled({**may, **owed}), "next_in_turn"
    else:
        book = book.entitled({**may, **owed})
        rep, how = furthest_behind(book, may), "furthest_behind"
    desk.step(rule, how, rep, book.entries[rep].behind)
    desk.ledger = desk.ledger.noted(rep, desk.now, pool.name, book.given(rep))
    return desk.chosen(rep, rule)
