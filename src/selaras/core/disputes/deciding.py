"""Deciding about a dispute: may it be opened, added to, ruled on? The answer is a fact, or a refusal."""

from dataclasses import dataclass

from selaras.core.charter.terms import Terms
from selaras.core.disputes.folding import Dispute
from selaras.core.ledger import Details, Fact
from selaras.core.ledger.details.dispute import Noted, Opened, Ruled
from selaras.core.lifecycle import Act, refused
from selaras.core.staff import Person
from selaras.kit.identity import derived_id
from selaras.kit.refusal import Refusal

FOUND_BY = "selaras"
"""Who opens a dispute that nobody had to open: the contradiction is plain from the charter."""

CONTRADICTION = "rejection_contradicts_criteria"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody neutral decides: ``ruling`` is upheld or overturned."""

    ruling: str
    because: str
    precedent: str | None = None


def dispute_id(decision: str) -> str:
    """Return the id of the one dispute there can be about a decision, given the decision's source key."""
    return derived_id("dispute", "decision", decision)


def open_dispute(decision: Fact, act: Act, by: str, claim: str, comment: str | None = None) -> Fact:
    """Return the fact that a decision about a lead is disputed, with the criteria it contradicts by its own word."""
    details = Opened(
        lead_id=decision.subject,
        decision=decision.source_key,
        claim=claim,
        criteria=getattr(decision.details, "contradicts", ()),
        opened_by=by,
        comment=comment,
        charter_version=act.charter_version,
    )
    return _fact(dispute_id(decision.source_key), act, "opened", details)


def note(dispute: Dispute, act: Act, by: Person, comment: str) -> Fact | Refusal:
    """Return the fact that somebody added what they know."""
    if (no := _closed(dispute)) is not None:
        return no
    if not comment.strip():
        return refused("reason_needed")
    return _fact(dispute.id, act, "noted", Noted(noted_by=by.id, comment=comment.strip()))


def rule(dispute: Dispute, act: Act, by: Person, terms: Terms, said: Ruling, decided_by: str) -> Fact | Refusal:
    """Return the fact of a ruling; whoever decided, or disputed it, does not rule on their own case."""
    if (no := _closed(dispute)) is not None:
        return no
    if by.role not in terms.desk.rulers:
        return refused("not_neutral", roles=terms.desk.rulers)
    if by.id == dispute.opened_by or by.actor == decided_by:
        return refused("rules_own_case")
    if said.ruling not in {"upheld", "overturned"}:
        return refused("ruling_unknown")
    if not said.because.strip():
        return refused("reason_needed")
    details = Ruled(ruling=said.ruling, ruled_by=by.id, because=said.because.strip(), precedent=said.precedent)
    return _fact(dispute.id, act, "ruled", details)


def withdraw(dispute: Dispute, act: Act) -> Fact | Refusal:
    """Return the fact that there is nothing to rule on any more: the decision itself was taken back."""
    if (no := _closed(dispute)) is not None:
        return no
    return _fact(dispute.id, act, "ruled", Ruled(ruling="withdrawn", ruled_by=FOUND_BY, because="undone"))


def _closed(dispute: Dispute) -> Refusal | None:
    return None if dispute.ruled_at is None else refused("dispute_ruled", at=dispute.ruled_at)


def _fact(subject: str, act: Act, what: str, details: Details) -> Fact:
    return Fact(
        kind=f"dispute.{what}", subject=subject, happened_at=act.at, noted_at=act.noted_at or act.at,
        source_key=f"{act.key}:{what}", actor=act.actor, details=details,
    )  # fmt: skip
