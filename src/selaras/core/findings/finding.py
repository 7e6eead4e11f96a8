"""A finding: a pattern told as a fact, and what people answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from selaras.core.findings.pattern import Pattern
from selaras.core.ledger import Fact, in_order
from selaras.core.ledger.details.escalation import Answered, Found
from selaras.core.lifecycle import refused
from selaras.core.sla import Deed
from selaras.core.staff import Role, side_of
from selaras.kit.identity import derived_id
from selaras.kit.periods import Period
from selaras.kit.refusal import Refusal

ACTOR: Final = "worker"
VERDICTS: Final = ("explained", "confirmed")
"""Explained: there was a good reason. Confirmed: the figures were flattered, and people speak about it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as its facts tell it; the last answer stands."""

    id: str
    found_at: datetime
    said: Found
    answer: Answered | None = None
    answered_at: datetime | None = None


def finding_facts(found: Iterable[Pattern], week: Period, noted_at: datetime, version: int) -> list[Fact]:
    """Return the findings of one week; of one person and one sort there is one a week, however often one looks."""
    return [_fact(one, week, noted_at, version) for one in found]


def _fact(one: Pattern, week: Period, noted_at: datetime, version: int) -> Fact:
    subject = derived_id("finding", one.detector, f"{one.person}:{week.first_day}")
    details = Found(
        detector=one.detector,
        side=one.side,
        rep_id=one.rep_id,
        done_by=one.done_by,
        from_at=week.start,
        until_at=min(week.end, noted_at),
        count=one.count,
        measure=one.measure,
        limit=one.limit,
        evidence=one.evidence,
        charter_version=version,
    )
    return Fact(
        kind="finding.made",
        subject=subject,
        happened_at=details.until_at,
        noted_at=noted_at,
        source_key=f"{subject}:made",
        actor=ACTOR,
        details=details,
    )


def finding_told(facts: Iterable[Fact]) -> Finding | None:
    """Return the finding these facts tell of; None while it has not arrived itself."""
    told = in_order(facts)
    made = next((fact for fact in told if isinstance(fact.details, Found)), None)
    if made is None or not isinstance(made.details, Found):
        return None
    answers = [(fact.details, fact.happened_at) for fact in told if isinstance(fact.details, Answered)]
    last, at = answers[-1] if answers else (None, None)
    return Finding(made.subject, made.noted_at, made.details, last, at)


def answer(finding: Finding, deed: Deed, verdict: str, comment: str) -> Fact | Refusal:
    """Return the fact that somebody looked at the finding and says what it is.

    Nobody answers a finding about themselves, and each side its own only; whoever stands on neither side may answer
    any. What is said stands beside the finding and changes no figure.
    """
    if (no := _not_theirs(finding, deed)) is not None:
        return no
    if verdict not in VERDICTS:
        return refused("verdict_unknown", verdict=verdict)
    if not comment.strip():
        return refused("verdict_unexplained")
    details = Answered(answered_by=deed.by.id, verdict=verdict, comment=comment.strip())
    return deed.fact("finding.answered", finding.id, details)


def _not_theirs(finding: Finding, deed: Deed) -> Refusal | None:
    said, by = finding.said, deed.by
    if by.actor == said.done_by or (by.rep_id and by.rep_id == said.rep_id):
        return refused("finding_about_you")
    side = next((side_of(role) for role in Role if role == by.role), None)
    return None if side in {None, said.side} else refused("finding_of_the_other_side", side=said.side)
