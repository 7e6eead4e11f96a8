"""Deciding about an audit: who may open and rate one, what comes next, and when it closes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from selaras.core.audits.folding import Audit, Rating
from selaras.core.ledger import Details, Fact
from selaras.core.ledger.details.audit import Closed, Opened, Rated
from selaras.core.lifecycle import refused
from selaras.core.staff import Person, Role, side_of
from selaras.kit.identity import derived_id
from selaras.kit.refusal import Refusal

ACTOR: Final = "worker"
VERDICTS: Final = ("meets", "fails")
SMALLEST: Final = 10
"""Fewer hand-offs say nothing of agreement."""
LARGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Opening:
    """The sample that was drawn, with the charter's own judgement of each, and until when it is to be rated."""

    from_at: datetime
    until_at: datetime
    due_at: datetime
    seed: int
    population: int
    items: tuple[str, ...]
    judged: tuple[str, ...]


def audit_id(key: str) -> str:
    """Return the id of the audit that is opened under a key."""
    return derived_id("audit", "opened", key)


def open_audit(opening: Opening, by: Person, at: datetime, key: str, version: int | None) -> Fact | Refusal:
    """Return the fact that a sample was drawn for both sides to rate."""
    if opening.due_at <= at:
        return refused("audit_due_in_the_past")
    if not SMALLEST <= len(opening.items) <= LARGEST:
        return refused("audit_size", least=SMALLEST, most=LARGEST, n=len(opening.items))
    details = Opened(
        opened_by=by.id,
        from_at=opening.from_at,
        until_at=opening.until_at,
        due_at=opening.due_at,
        seed=opening.seed,
        population=opening.population,
        items=opening.items,
        judged=opening.judged,
        charter_version=version,
    )
    return _fact("audit.opened", audit_id(key), details, at, (f"{key}:opened", by.actor))


def rate(audit: Audit, by: Person, item: str, said: Rating) -> list[Fact] | Refusal:
    """Return the fact of a rating made at ``said.at``, and that the audit is closed where it was the last one missing.

    A person rates for the side of their role, and for one side only, whatever role they had before.
    """
    side, at = side_of(Role(by.role)) if by.role in set(Role) else None, said.at
    if side is None:
        return refused("audit_no_side")
    if (no := _no_more(audit, at) or _not_so(audit, by, (item, side), said)) is not None:
        return no
    details = Rated(
        item=item, rated_side=side, rated_by=by.id, verdict=said.verdict, failed=said.failed, comment=said.comment
    )
    rated = _fact("audit.rated", audit.id, details, at, (f"{audit.id}:{item}:{side}", by.actor))
    missing = 2 * len(audit.said.items) - len(audit.ratings)
    return [rated] if missing > 1 else [rated, _closed(audit, at, "all_rated")]


def closing(audit: Audit, now: datetime) -> Fact | None:
    """Return the fact that the audit is closed because it was due, dated to that instant; None where it is not."""
    if audit.closed_at is not None or now < audit.said.due_at:
        return None
    return _closed(audit, audit.said.due_at, "due", noted_at=now)


def next_item(audit: Audit, side: str) -> str | None:
    """Return the next hand-off a side has to rate; None where it has rated all."""
    return next((item for item in audit.said.items if (item, side) not in audit.ratings), None)


def _not_so(audit: Audit, by: Person, about: tuple[str, str], said: Rating) -> Refusal | None:
    item, side = about
    if item not in audit.said.items:
        return refused("audit_not_in_sample")
    if about in audit.ratings:
        return refused("audit_rated_already")
    if any(rating.by == by.id and other != side for (_, other), rating in audit.ratings.items()):
        return refused("audit_rates_for_one_side")
    if said.verdict not in VERDICTS or (said.verdict == "meets" and said.failed):
        return refused("audit_verdict")
    return None


def _no_more(audit: Audit, at: datetime) -> Refusal | None:
    return refused("audit_closed") if audit.closed_at is not None or at >= audit.said.due_at else None


def _closed(audit: Audit, at: datetime, because: str, noted_at: datetime | None = None) -> Fact:
    return _fact("audit.closed", audit.id, Closed(because=because), at, (f"{audit.id}:closed", ACTOR), noted_at)


def _fact(
    kind: str, subject: str, details: Details, at: datetime, named: tuple[str, str], noted_at: datetime | None = None
) -> Fact:
    key, actor = named
    return Fact(
        kind=kind, subject=subject, happened_at=at, noted_at=noted_at or at, source_key=key, actor=actor,
        details=details,
    )  # fmt: skip
