"""Who is told of which fact: one line per kind of fact that concerns somebody's day."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from selaras.core.ledger import Fact
from selaras.core.ledger.details import clock, dispute, escalation, lead, pair, rep
from selaras.core.notices.notice import Audience, Notice, Sort
from selaras.core.notices.scene import Owed, Scene
from selaras.core.staff import Role

_LEADER_OF: Final = {
    "marketing": Role.MARKETING_LEADER, "sales": Role.SALES_LEADER, "operations": Role.REVENUE_OPERATIONS,
}  # fmt: skip
_CLIMBS_TO: Final = {
    "manager": Role.SALES_MANAGER, "another_rep": Role.SALES_MANAGER, "leader": Role.SALES_LEADER,
}  # fmt: skip
_AGES: Final = ("lead.", "clock.", "pair.")
"""What is about the work of the day: where it arrives too late, nobody is disturbed by it; lists and queues hold it."""

_Told = Iterator[tuple[Sort, Audience, dict[str, str]]]


def notices(facts: Iterable[Fact], scene: Scene) -> list[Notice]:
    """Return what these facts, new to the ledger, give people to know; the same facts give the same keys.

    News of leads and promises that is older than the charter's ``announce_within`` is announced to nobody.
    """
    return [notice for fact in facts if fact.kind in _TOLD and _fresh(fact, scene) for notice in _of(fact, scene)]


def _fresh(fact: Fact, scene: Scene) -> bool:
    return not fact.kind.startswith(_AGES) or scene.now - fact.happened_at <= scene.terms.desk.announce_within


def _of(fact: Fact, scene: Scene) -> Iterator[Notice]:
    for sort, to, about in _TOLD[fact.kind](fact, fact.details, scene):
        yield Notice(sort, to, fact.happened_at, f"{fact.source_key}:{sort}", {k: v for k, v in about.items() if v})


def _notified(fact: Fact, d: lead.Notified, scene: Scene) -> _Told:
    rep_id = d.rep_id or scene.rep_of(fact.subject)
    if rep_id:
        sort = Sort.ANNOUNCED if d.medium == "fast_lane" else Sort.ASSIGNED
        yield sort, Audience("rep", rep_id), {"lead": fact.subject, "rep": rep_id}


def _escalated(fact: Fact, d: lead.Escalated, scene: Scene) -> _Told:
    to = Audience("rep", d.rep_id) if d.rep_id else Audience("role", _CLIMBS_TO.get(d.to, Role.SALES_LEADER))
    yield Sort.CLIMBED, to, {"lead": fact.subject, "rep": scene.rep_of(fact.subject) or "", "level": str(d.level)}


def _routed(fact: Fact, d: lead.Routed, scene: Scene) -> _Told:
    if d.rep_id is None:
        yield Sort.WAITING, scene.fallback_owner, {"lead": fact.subject}


def _reminded(fact: Fact, d: clock.Reminded, scene: Scene) -> _Told:
    owed = scene.promises.get(fact.subject, Owed("", ""))
    for to in _owners(owed, d.rep_id, scene):
        yield Sort.REMINDER, to, {"clock": fact.subject, "lead": owed.lead_id}


def _breached(fact: Fact, d: clock.Breached, scene: Scene) -> _Told:
    owed = scene.promises.get(fact.subject, Owed("", ""))
    owner = d.owner_id or owed.rep_id
    about = {"clock": fact.subject, "lead": owed.lead_id, "rep": owner, "cause": d.cause or ""}
    for to in _owners(owed, owner, scene):
        yield Sort.BREACH, to, about
    if manager := scene.managers.get(owner):
        yield Sort.BREACH, Audience("rep", manager), about


def _owners(owed: Owed, rep_id: str | None, scene: Scene) -> list[Audience]:
    """Return who owes a promise: a rep; for a review every role that reviews; for routing whoever owns the fallback
    queue; for a promise of a whole side its leader.
    """
    if found := rep_id or owed.rep_id:
        return [Audience("rep", found)]
    if owed.promise == "review":
        return _roles(scene.terms.desk.reviewers)
    if owed.promise == "route":
        return [scene.fallback_owner]
    return [Audience("role", _LEADER_OF.get(owed.side, Role.REVENUE_OPERATIONS))]


def _match_asked(fact: Fact, _: lead.MatchAsked, __: Scene) -> _Told:
    yield Sort.MATCH, Audience("role", Role.REVENUE_OPERATIONS), {"lead": fact.subject}


def _suspected(fact: Fact, d: pair.Suspected, _: Scene) -> _Told:
    yield Sort.PAIR, Audience("role", Role.REVENUE_OPERATIONS), {"pair": fact.subject, "lead": d.first}


def _disputed(fact: Fact, d: dispute.Opened, scene: Scene) -> _Told:
    for to in _roles(scene.terms.desk.rulers):
        yield Sort.DISPUTE, to, {"dispute": fact.subject, "lead": d.lead_id}


def _ruled(fact: Fact, d: dispute.Ruled, _: Scene) -> _Told:
    for to in _roles((Role.MARKETING_LEADER, Role.SALES_LEADER)):
        yield Sort.RULING, to, {"dispute": fact.subject, "ruling": d.ruling}


def _opened(fact: Fact, d: escalation.Opened, _: Scene) -> _Told:
    about = {"escalation": fact.subject, "clause": d.clause, "rung": d.name, "missed": str(d.missed)}
    for to in _roles(d.who):
        yield Sort.ESCALATION, to, about | {"due": d.due_at.isoformat()}


def _found(fact: Fact, d: escalation.Found, scene: Scene) -> _Told:
    """A finding goes to whoever coaches, and never to the person it is about: it is a question, not a verdict."""
    about = {"finding": fact.subject, "detector": d.detector, "rep": d.rep_id or "", "count": str(d.count)}
    manager = scene.managers.get(d.rep_id or "")
    leader = Audience("role", _LEADER_OF.get(d.side, Role.REVENUE_OPERATIONS))
    yield Sort.FINDING, Audience("rep", manager) if manager else leader, about


def _capacity(fact: Fact, d: rep.CapacityAnnounced, _: Scene) -> _Told:
    about = {"rep": fact.subject, "team": d.team or "", "count": str(d.leads_per_week), "due": d.from_at.isoformat()}
    yield Sort.CAPACITY, Audience("role", Role.MARKETING_LEADER), about


def _roles(names: Iterable[str]) -> list[Audience]:
    return [Audience("role", name) for name in names]


_TOLD: Final[dict[str, Callable[[Fact, Any, Scene], _Told]]] = {
    "lead.notified": _notified,
    "lead.escalated": _escalated,
    "lead.routed": _routed,
    "lead.match_asked": _match_asked,
    "clock.reminded": _reminded,
    "clock.breached": _breached,
    "pair.suspected": _suspected,
    "dispute.opened": _disputed,
    "dispute.ruled": _ruled,
    "escalation.opened": _opened,
    "finding.made": _found,
    "rep.capacity_announced": _capacity,
}

TOLD = frozenset(_TOLD)
"""The kinds of facts that are told to people."""
