"""The verbs of a blind audit: draw a sample, rate one hand-off of it, close it when it is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import msgspec

from selaras.actions.charter import charter_versions
from selaras.actions.desk import Told, desk
from selaras.actions.permitted import not_permitted
from selaras.actions.promises.records import Handling
from selaras.core.audits import Audit, Opening, Rating, audit_id, audit_told, closing, draw, next_item, open_audit, rate
from selaras.core.charter.terms import Terms
from selaras.core.charter.versions import in_force_among
from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import LeadProfile
from selaras.core.lifecycle import refused
from selaras.core.lifecycle.folding import profile_of
from selaras.core.scoring import answers, stage_terms
from selaras.core.scoring.verdict import missing_fields
from selaras.core.staff import Act, Role, side_of
from selaras.kit.canonical import fingerprint
from selaras.kit.refusal import Refusal
from selaras.records.ledger.histories import history, lead_histories
from selaras.records.models import AuditReading, PassReading

USUAL_SIZE: Final = 40
LOOKS_BACK: Final = timedelta(days=90)
GIVES: Final = timedelta(days=14)
_SEED_DIGITS: Final = 12
_SHOWN: Final = ("industry", "employees", "country", "region", "title", "seniority", "segment")


@dataclass(frozen=True, slots=True)
class Wish:
    """What sample somebody wants: of which stretch of time, how many, due when, and drawn by which seed."""

    size: int = USUAL_SIZE
    from_at: datetime | None = None
    until_at: datetime | None = None
    due_at: datetime | None = None
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A hand-off as a rater sees it: what was known of the lead when it was handed over, and nothing that came after.

    ``place`` is its number in the sample, from 1. Neither the lead's name nor its company, its channel or who decided
    is shown: both sides have opinions on them.
    """

    place: int
    known: tuple[tuple[str, str], ...]
    criteria: tuple[tuple[str, str], ...]
    """Name and condition of each criterion of the version that the hand-off is judged by."""


def open_sample(handling: Handling, wish: Wish) -> Told | Refusal:
    """Draw a sample of hand-offs, every channel in proportion, for both sides to rate; its id follows from the key."""
    if (no := not_permitted(handling.by, Act.OPEN_AUDITS)) is not None:
        return no
    with desk(handling.now) as open_desk:
        until = wish.until_at or handling.now
        start = wish.from_at or until - LOOKS_BACK
        rows = PassReading.objects.filter(mql_at__gte=start, mql_at__lt=until)
        found = list(rows.values_list("pass_id", "channel"))
        deed = handling.deed("open")
        seed = wish.seed if wish.seed is not None else int(fingerprint(deed.key)[:_SEED_DIGITS], 16)
        items = draw(found, wish.size, seed)
        due = wish.due_at or handling.now + GIVES
        opening = Opening(start, until, due, seed, len(found), items, _judged(items, handling.now))
        fact = open_audit(opening, handling.by, handling.now, deed.key, open_desk.charter_version)
        return fact if isinstance(fact, Refusal) else open_desk.tell([fact])


def opened_as(handling: Handling) -> str:
    """Return the id of the audit that this opening makes."""
    return audit_id(handling.deed("open").key)


@dataclass(frozen=True, slots=True)
class Said:
    """What a rater says of the hand-off at a place of the sample: meets or fails, and which criteria."""

    place: int
    verdict: str
    failed: tuple[str, ...] = ()
    comment: str = ""


def rate_item(handling: Handling, said: Said) -> Told | Refusal:
    """Say for one's own side whether a hand-off meets the criteria; the last one missing closes the audit."""
    if (no := not_permitted(handling.by, Act.RATE_AUDITS)) is not None:
        return no
    with desk(handling.now) as open_desk:
        audit = audit_told(history(handling.subject))
        if audit is None:
            return refused("audit_unknown")
        items = audit.said.items
        item = items[said.place - 1] if 0 < said.place <= len(items) else ""
        words = Rating("", handling.now, said.verdict, said.failed, said.comment.strip() or None)
        answer = rate(audit, handling.by, item, words)
        return answer if isinstance(answer, Refusal) else open_desk.tell(answer)


def close_due(now: datetime) -> int:
    """Close every audit whose due time has come; return how many."""
    if not AuditReading.objects.filter(closed_at__isnull=True, due_at__lte=now).exists():
        return 0
    with desk(now) as open_desk:
        rows = AuditReading.objects.filter(closed_at__isnull=True, due_at__lte=now).order_by("audit_id")
        audits = (audit_told(history(row.audit_id)) for row in rows)
        facts = [fact for audit in audits if audit is not None and (fact := closing(audit, now)) is not None]
        return open_desk.tell(facts).new


def audit_of(audit: str) -> Audit | None:
    """Return an audit with everything that was said in it; None where there is none of that id."""
    return audit_told(history(audit))


def audits_told() -> list[AuditReading]:
    """Return every audit, the newest first."""
    return list(AuditReading.objects.order_by("-opened_at", "audit_id"))


def item_for(audit: Audit, role: str) -> Item | None:
    """Return the next hand-off that the side of a role has to rate; None where it has rated all, or has no side."""
    side = side_of(Role(role)) if role in set(Role) else None
    item = next_item(audit, side) if side else None
    return None if item is None else _shown(audit, item)


def _shown(audit: Audit, item: str) -> Item:
    profile, terms = _handed_over([item], audit.opened_at)[item]
    told = msgspec.structs.asdict(profile)
    known = tuple((name, str(told[name])) for name in _SHOWN if told[name] is not None)
    stage = stage_terms(terms, "mql") if terms else None
    return Item(
        audit.said.items.index(item) + 1,
        known,
        tuple((one.name, one.condition) for one in (stage.criteria if stage else ())),
    )


def _judged(items: tuple[str, ...], now: datetime) -> tuple[str, ...]:
    """Return what the charter itself says of each hand-off, by the version under which it qualified."""
    known = _handed_over(items, now)
    return tuple(_standing(*known[item]) for item in items)


def _standing(profile: LeadProfile, terms: Terms | None) -> str:
    stage = stage_terms(terms, "mql") if terms else None
    told = {name: value for name, value in msgspec.structs.asdict(profile).items() if value is not None}
    held = [one.holds for one in answers(told, stage)]
    if stage is None or False in held:
        return "fails" if stage else "unknown"
    return "unknown" if None in held or missing_fields(told, stage) else "meets"


def _handed_over(items: Iterable[str], now: datetime) -> dict[str, tuple[LeadProfile, Terms | None]]:
    """Return for each hand-off the profile as it was then, and the terms it is judged by."""
    rows = {row.pass_id: row for row in PassReading.objects.filter(pass_id__in=list(items))}
    told = lead_histories(sorted({row.lead_id for row in rows.values()}))
    versions = charter_versions(now)
    by_number = {version.number: version.terms for version in versions}
    found: dict[str, tuple[LeadProfile, Terms | None]] = {}
    for item in items:
        row = rows.get(item)
        if row is None:  # the lead has become part of another since
            found[item] = (LeadProfile(), None)
            continue
        binding = in_force_among(versions, row.mql_at)
        terms = by_number.get(row.charter_version or 0) or (binding.terms if binding else None)
        found[item] = (profile_of(_until(told[row.lead_id], row.mql_at)), terms)
    return found


def _until(facts: Iterable[Fact], at: datetime) -> list[Fact]:
    return [fact for fact in facts if fact.happened_at <= at]
