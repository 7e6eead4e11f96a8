"""A row whose key is known says something new: what changed since the source last spoke becomes facts of its own.

Three sides are compared, field by field: what the row says now, what the same row said last, and what the ledger holds.
Only what the source itself changed is told, so an export that repeats an old value never undoes what somebody wrote
since.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from selaras.connectors.files.telling.context import Setting, Values, stamp
from selaras.core.ledger import Details, Fact
from selaras.core.ledger.details import account, lead, opportunity, rep

ORIGINS = {
    "lead.captured": ("lead.updated", lead.Updated),
    "account.added": ("account.updated", account.AccountUpdated),
    "opportunity.created": ("opportunity.changed", opportunity.Changed),
    "rep.joined": ("rep.updated", rep.RepUpdated),
}
"""The fact a row is known by, the kind that says what changed, and its details."""

TOLD_BY = frozenset({*ORIGINS, *(kind for kind, _ in ORIGINS.values()), "opportunity.moved", "opportunity.won"})
"""Kinds of facts that say how a thing stands."""

_TOGETHER = (("amount_minor", "currency", "base_minor"), ("annual_revenue_minor", "currency"))
_MONEY = ("amount_minor", "currency", "base_minor")
_FOLLOWS = frozenset({"base_minor", "inferred"})
"""Fields that follow from others: they alone are no change of the source's."""


@dataclass(frozen=True, slots=True)
class Revision:
    """The facts a known row brings, and whether it says something else that no fact can hold."""

    facts: tuple[Fact, ...] = ()
    unsettled: bool = False


def revise(key: str, values: Values, told: Fact, closed: Fact | None, history: Sequence[Fact],
           setting: Setting) -> Revision:  # fmt: skip
    """Return what changed in a known row.

    ``told`` is its origin as the row says it now, ``closed`` its win if it has one that is known; ``history`` are the
    subject's facts in order. A row that the source changed earlier than what it said last brings nothing.
    """
    at: datetime = values.get("changed_at", setting.began_at)
    base = f"{setting.mapping.source}:{setting.mapping.table}:{key}:"
    own = [fact for fact in history if fact.source_key.startswith(base)]
    if any(_stamp_of(fact, base) > stamp(at) for fact in own):
        return Revision()
    last, held, now = _state(own), _state(history), _fields(told.details)
    new = {name: value for name, value in now.items() if last.get(name) != value and name not in _FOLLOWS}
    kind, sort = ORIGINS[told.kind]
    holds = set(sort.__struct_fields__)
    unsettled = bool(new.keys() - holds - {"stage"})
    changed = _with_company({n: v for n, v in new.items() if n in holds and held.get(n) != v}, now, holds)
    mark = f"changed:{stamp(at)}:{fingerprint_of(new)}"
    at = max(at, *(fact.happened_at for fact in own)) if own else at
    facts = []
    if changed:
        facts.append(setting.tell(kind, told.subject, at, f"{key}:{mark}", sort(**changed), values))
    if "stage" in new and held.get("stage") != new["stage"]:
        moved = opportunity.Moved(to_stage=new["stage"], from_stage=held.get("stage"))
        facts.append(setting.tell("opportunity.moved", told.subject, at, f"{key}:{mark}:moved", moved, values))
    if closed is not None and "amount_minor" in changed:
        name = closed.source_key.removeprefix(f"{setting.mapping.source}:{setting.mapping.table}:")
        again = opportunity.Won(**{n: changed[n] for n in _MONEY if n in changed})
        facts.append(setting.tell("opportunity.won", told.subject, closed.happened_at, f"{name}:{mark}", again, values))
    return Revision(tuple(facts), unsettled)


def fingerprint_of(fields: dict[str, Any]) -> str:
    """Return a short name of the values, the same whatever their order.

    >>> fingerprint_of({"title": "CTO", "city": "Solo"}) == fingerprint_of({"city": "Solo", "title": "CTO"})
    True
    """
    return hashlib.blake2b(msgspec.json.encode(dict(sorted(fields.items()))), digest_size=6).hexdigest()


def _stamp_of(fact: Fact, base: str) -> str:
    """Return when the source changed the row, as the key of a fact about a change says; empty for other facts."""
    _, found, rest = fact.source_key[len(base) - 1 :].partition(":changed:")
    return rest.partition(":")[0] if found else ""


def _state(facts: Iterable[Fact]) -> dict[str, Any]:
    """Return each field's last value that was said."""
    state: dict[str, Any] = {}
    for fact in facts:
        said = _fields(fact.details)
        if fact.kind == "opportunity.moved":
            said = {"stage": said["to_stage"]}
        state |= said
    return state


def _fields(details: Details) -> dict[str, Any]:
    return {name: value for name in details.__struct_fields__ if (value := getattr(details, name)) not in {None, ()}}


def _with_company(changed: dict[str, Any], now: dict[str, Any], holds: set[str]) -> dict[str, Any]:
    """Return the fields with those that mean nothing apart: an amount goes with its currency."""
    for group in _TOGETHER:
        if group[0] in holds and changed.keys() & set(group):
            changed |= {name: now[name] for name in group if name in now}
    return changed
