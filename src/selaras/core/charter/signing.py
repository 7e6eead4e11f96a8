"""Deciding about a charter: may it be proposed, signed or withdrawn? The answer is a fact to append, or a refusal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from selaras.core.charter.canonical import canonical, sha256
from selaras.core.charter.terms import Terms
from selaras.core.charter.versions import SigningSide, Version
from selaras.core.ledger.details.agreement import Proposed, Signed, Withdrawn
from selaras.core.ledger.fact import Details, Fact
from selaras.core.staff.acts import Act, may
from selaras.core.staff.person import Person
from selaras.kit.instants import in_utc
from selaras.kit.refusal import Refusal
from selaras.kit.sentence import Sentence, Value

_SIGNING = {"marketing": Act.SIGN_FOR_MARKETING, "sales": Act.SIGN_FOR_SALES}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed; ``retroactive`` lets it bind from its date on even if that is over when both have signed."""

    terms: Terms
    effective_from: datetime
    note: str | None = None
    retroactive: bool = False


def propose(known: Sequence[Version], proposal: Proposal, *, by: Person, now: datetime) -> Fact | Refusal:
    """Return the fact of the next version, or why there is none: wrong_role, unchanged."""
    if not may(by.role, Act.PROPOSE_CHARTER):
        return _refusal("wrong_role", act="propose")
    name, newest = sha256(proposal.terms), _newest(known)
    if newest is not None and newest.sha256 == name:
        return _refusal("unchanged", version=newest.number)
    number = max((version.number for version in known), default=0) + 1
    details = Proposed(
        version=number,
        sha256=name,
        document=canonical(proposal.terms),
        effective_from=in_utc(proposal.effective_from, place="effective_from"),
        note=proposal.note,
        retroactive=proposal.retroactive,
    )
    return _fact("proposed", number, str(number), details, (by, now))


def sign(
    known: Sequence[Version], number: int, sha256: str, *, side: SigningSide, by: Person, now: datetime
) -> Fact | Refusal:
    """Return the fact of a signature, or why there is none.

    ``sha256`` is what the signer has read. Refused as unknown_version, withdrawn, hash_mismatch, not_newest,
    wrong_role, already_signed or same_person.
    """
    version = _numbered(known, number)
    if version is None:
        return _refusal("unknown_version", version=number)
    if version.withdrawn_at is not None:
        return _refusal("withdrawn", version=number)
    if version.sha256 != sha256:
        return _refusal("hash_mismatch", version=number)
    newest = _newest(known)
    if newest is not None and newest.number > number:
        return _refusal("not_newest", version=number, newest=newest.number)
    if not may(by.role, _SIGNING[side]):
        return _refusal("wrong_role", act=f"sign_{side}")
    if version.signed_by(side) is not None:
        return _refusal("already_signed", version=number, side=side)
    if any(signature.signer_id == by.id for signature in version.signatures):
        return _refusal("same_person", version=number)
    details = Signed(version=number, sha256=sha256, side=side, signer_id=by.id, signer_name=by.name)
    return _fact("signed", number, f"{number}:{side}:{sha256}", details, (by, now))


def withdraw(known: Sequence[Version], number: int, reason: str, *, by: Person, now: datetime) -> Fact | Refusal:
    """Return the fact of a withdrawal, or why there is none: unknown_version, wrong_role, withdrawn, in_force."""
    version = _numbered(known, number)
    if version is None:
        return _refusal("unknown_version", version=number)
    if not may(by.role, Act.PROPOSE_CHARTER):
        return _refusal("wrong_role", act="withdraw")
    if version.withdrawn_at is not None:
        return _refusal("withdrawn", version=number)
    if version.in_force_from is not None and version.in_force_from <= now:
        return _refusal("in_force", version=number)
    return _fact("withdrawn", number, str(number), Withdrawn(version=number, reason=reason), (by, now))


def _numbered(known: Sequence[Version], number: int) -> Version | None:
    return next((version for version in known if version.number == number), None)


def _newest(known: Sequence[Version]) -> Version | None:
    standing = (version for version in known if version.withdrawn_at is None)
    return max(standing, key=lambda version: version.number, default=None)


def _refusal(code: str, **values: Value) -> Refusal:
    return Refusal(code, Sentence.of(f"charter-refusal-{code.replace('_', '-')}", **values))


def _fact(verb: str, number: int, key: str, details: Details, told: tuple[Person, datetime]) -> Fact:
    by, now = told
    instant = in_utc(now, place="now")
    return Fact(
        kind=f"charter.{verb}",
        subject=f"charter_{number}",
        happened_at=instant,
        noted_at=instant,
        source_key=f"charter:{verb}:{key}",
        actor=by.actor,
        details=details,
    )
