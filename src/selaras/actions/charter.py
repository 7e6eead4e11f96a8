"""The verbs of the charter: propose a version, sign it for one side, take a proposal back.

Each reads the versions, asks the core and appends the answer, in one transaction. The source key of a proposal is its
number and that of a signature its side: of two people who act at one instant, one is told that the other was first.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from selaras.actions.ledger import note
from selaras.core.charter.signing import Proposal
from selaras.core.charter.signing import propose as proposed
from selaras.core.charter.signing import sign as signed
from selaras.core.charter.signing import withdraw as withdrawn
from selaras.core.charter.terms import Terms
from selaras.core.charter.versions import SigningSide, Version, in_force_among, terms_under
from selaras.core.ledger import Fact
from selaras.core.staff import Person
from selaras.kit.refusal import Refusal
from selaras.kit.sentence import Sentence
from selaras.records.ledger import database_troubles
from selaras.records.ledger.agreements import versions_of


def charter_versions(as_of: datetime | None = None) -> tuple[Version, ...]:
    """Return every version of the charter as it was known at an instant, by number."""
    with database_troubles():
        return versions_of(as_of)


def charter_in_force(at: datetime) -> Version | None:
    """Return the version that bound both sides at an instant, by what was known at that instant; None where none did.

    A retroactive version that both sides signed later does not change the answer.
    """
    return in_force_among(charter_versions(at), at)


def terms_in_force(at: datetime) -> Terms:
    """Return the terms that bound both sides at an instant; those of the starting charter where none did."""
    return terms_under(charter_in_force(at))


def propose(proposal: Proposal, *, by: Person, now: datetime) -> Version | Refusal:
    """Write down the next version; it binds nobody until both sides have signed."""
    return _told(lambda known: proposed(known, proposal, by=by, now=now))


def sign(number: int, sha256: str, *, side: SigningSide, by: Person, now: datetime) -> Version | Refusal:
    """Sign for one side the very document whose hash the signer has read."""
    return _told(lambda known: signed(known, number, sha256, side=side, by=by, now=now))


def withdraw(number: int, reason: str, *, by: Person, now: datetime) -> Version | Refusal:
    """Take back a version that is not in force yet."""
    return _told(lambda known: withdrawn(known, number, reason, by=by, now=now))


def _told(decide: Callable[[tuple[Version, ...]], Fact | Refusal]) -> Version | Refusal:
    with database_troubles(), transaction.atomic():
        answer = decide(charter_versions())
        if isinstance(answer, Refusal):
            return answer
        if not note([answer]).new:
            return Refusal("raced", Sentence.of("charter-page-raced"))
        return next(version for version in charter_versions() if f"charter_{version.number}" == answer.subject)
