"""Versions of the charter: which were proposed, who signed them, and which one is in force at an instant."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Literal

from selaras.core.charter.starting import starting_terms
from selaras.core.charter.terms import Terms
from selaras.core.ledger.details.agreement import Proposed, Signed, Withdrawn
from selaras.core.ledger.fact import Fact
from selaras.core.ledger.order import in_order

SigningSide = Literal["marketing", "sales"]
SIDES: tuple[SigningSide, ...] = ("marketing", "sales")


class State(StrEnum):
    """Where a version stands."""

    PROPOSED = "proposed"
    SIGNED_BY_ONE = "signed_by_one"
    AGREED = "agreed"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Signature:
    """One side's word; ``name`` is empty where the person has been forgotten."""

    side: str
    signer_id: str
    name: str
    signed_at: datetime


@dataclass(frozen=True)
class Version:
    """A version of the charter with everything that became of it.

    It is in force from ``in_force_from`` (None while a side has not signed) until ``superseded_at``, the instant from
    which a later version is in force.
    """

    number: int
    sha256: str
    document: str
    effective_from: datetime
    proposed_at: datetime
    proposed_by: str
    note: str | None = None
    retroactive: bool = False
    signatures: tuple[Signature, ...] = ()
    withdrawn_at: datetime | None = None
    withdrawn_because: str | None = None
    superseded_at: datetime | None = None

    @cached_property
    def terms(self) -> Terms:
        """The agreement itself, read when it is first asked for."""
        return terms_of(self.document)

    @property
    def agreed_at(self) -> datetime | None:
        """The instant of the second signature."""
        return self.signatures[1].signed_at if len(self.signatures) == len(SIDES) else None

    @property
    def in_force_from(self) -> datetime | None:
        """From when it binds: its date or the second signature, whichever is later; its date alone if retroactive."""
        if self.agreed_at is None or self.withdrawn_at is not None:
            return None
        return self.effective_from if self.retroactive else max(self.effective_from, self.agreed_at)

    def in_force(self, at: datetime) -> bool:
        """Whether it binds at an instant."""
        start, end = self.in_force_from, self.superseded_at
        return start is not None and start <= at and (end is None or at < end)

    def signed_by(self, side: str) -> Signature | None:
        """Return the signature of a side, if it has signed."""
        return next((signature for signature in self.signatures if signature.side == side), None)

    def state(self, at: datetime) -> State:
        """Return where it stands at an instant, by the facts it was made of."""
        if self.withdrawn_at is not None and self.withdrawn_at <= at:
            return State.WITHDRAWN
        if self.superseded_at is not None and self.superseded_at <= at:
            return State.SUPERSEDED
        if self.in_force(at):
            return State.IN_FORCE
        signed = sum(signature.signed_at <= at for signature in self.signatures)
        return (State.PROPOSED, State.SIGNED_BY_ONE, State.AGREED)[signed]


def versions(facts: Iterable[Fact]) -> tuple[Version, ...]:
    """Return every version by number, whatever the order the facts arrived in; other facts are passed over.

    A signature counts if it is over the very document that was proposed, if its side has not signed yet and if its
    signer has not signed for the other side. A withdrawal counts until the version is in force.
    """
    ordered = [fact for fact in in_order(facts) if fact.kind.startswith("charter.")]
    found: dict[int, Version] = {}
    for fact in ordered:
        if isinstance(fact.details, Proposed):
            found.setdefault(fact.details.version, _proposed(fact, fact.details))
    for fact in ordered:
        if not isinstance(fact.details, Proposed):
            _apply(fact, found)
    return _with_ends(found)


def in_force(facts: Iterable[Fact], at: datetime) -> Version | None:
    """Return the version that binds both sides at an instant; None where nothing has both signatures."""
    return in_force_among(versions(facts), at)


def terms_under(version: Version | None) -> Terms:
    """Return the terms of the version in force; those of the starting charter where none is."""
    return version.terms if version else starting_terms()


def in_force_among(known: Iterable[Version], at: datetime) -> Version | None:
    """Return the one of these versions that binds at an instant, if any does."""
    return next((version for version in known if version.in_force(at)), None)


@lru_cache(maxsize=64)
def terms_of(document: str) -> Terms:
    """Return the terms that a canonical document holds; the same document is read once."""
    return Terms.model_validate_json(document)


def _proposed(fact: Fact, details: Proposed) -> Version:
    return Version(
        number=details.version,
        sha256=details.sha256,
        document=details.document,
        effective_from=details.effective_from,
        proposed_at=fact.happened_at,
        proposed_by=fact.actor,
        note=details.note,
        retroactive=details.retroactive,
    )


def _apply(fact: Fact, found: dict[int, Version]) -> None:
    details = fact.details
    if not isinstance(details, Signed | Withdrawn) or details.version not in found:
        return
    version = found[details.version]
    if isinstance(details, Withdrawn):
        start = version.in_force_from
        if version.withdrawn_at is None and (start is None or fact.happened_at < start):
            found[version.number] = replace(version, withdrawn_at=fact.happened_at, withdrawn_because=details.reason)
    elif _counts(details, version):
        signature = Signature(details.side, details.signer_id, details.signer_name, fact.happened_at)
        found[version.number] = replace(version, signatures=(*version.signatures, signature))


def _counts(details: Signed, version: Version) -> bool:
    return (
        version.withdrawn_at is None
        and details.side in SIDES
        and details.sha256 == version.sha256 == hashlib.sha256(version.document.encode()).hexdigest()
        and all(details.side != one.side and details.signer_id != one.signer_id for one in version.signatures)
    )


def _with_ends(found: dict[int, Version]) -> tuple[Version, ...]:
    """Give each version the instant from which a later one is in force in its place."""
    ended: list[Version] = []
    first_start: datetime | None = None
    for version in sorted(found.values(), key=lambda one: -one.number):
        ended.append(replace(version, superseded_at=first_start))
        start = version.in_force_from
        if start is not None:
            first_start = start if first_start is None else min(first_start, start)
    return tuple(reversed(ended))
