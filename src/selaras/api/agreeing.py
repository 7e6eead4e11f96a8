"""Agreeing over HTTP: a charter is proposed, signed in person by either side, or taken back before it binds.

Its addresses are those of the agreement, so they stand on the same routes.
"""

import json
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Path, Status

from selaras.actions.charter import charter_versions, propose, sign, withdraw
from selaras.api.agreement import router
from selaras.api.callers import caller_of, needs
from selaras.api.mistakes import mistaken
from selaras.api.problems import ProblemError
from selaras.api.shapes import VersionShape
from selaras.api.values import Body, Instant, NumberInPath, Text, Truth
from selaras.api.visits import visit_of
from selaras.core.charter import CharterError, load_terms
from selaras.core.charter.signing import Proposal
from selaras.core.charter.versions import Version
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal

__all__ = ["router"]


class ProposalBody(Body):
    """A charter that somebody proposes; docs/reference/charter.schema.json says what its terms are."""

    terms: dict[str, Any] = Field(examples=[{"title": "Marketing and sales, 2026"}])
    effective_from: Instant = Field(examples=["2026-04-01T00:00:00+07:00"])
    note: Text | None = Field(None, examples=["Threshold 65 after the quarter's review."])
    retroactive: Truth = Field(False, description="true: it binds from its date on even if that is over")


class SignatureBody(Body):
    """A signature over the very document that was read, named by its hash."""

    side: Literal["marketing", "sales"]
    sha256: str = Field(
        pattern="^[0-9a-f]{64}$", examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"]
    )


class WithdrawalBody(Body):
    """Why a proposal is taken back."""

    reason: Text = Field(examples=["The threshold was a typing error."], min_length=1)


@router.post("/charter/versions", response={201: VersionShape})
@needs(Act.PROPOSE_CHARTER)
def propose_charter(request: HttpRequest, body: ProposalBody) -> Any:
    """Propose the next version; it binds nobody until both sides have signed. Every mistake is named at its place."""
    visit = visit_of(request)
    try:
        terms = load_terms(json.dumps(body.terms), name="terms")
    except CharterError as error:
        raise mistaken(error, visit.language) from None
    proposal = Proposal(terms, body.effective_from, body.note, body.retroactive)
    return Status(201, _version(request, propose(proposal, by=caller_of(request).person, now=visit.now)))


@router.post("/charter/versions/{number}/sign", response=VersionShape)
@needs(Act.SIGN_FOR_MARKETING, Act.SIGN_FOR_SALES)
def sign_charter(request: HttpRequest, number: Path[NumberInPath], body: SignatureBody) -> Any:
    """Sign a version for one's own side, in person; nobody signs for both."""
    _there(number)
    caller, now = caller_of(request), visit_of(request).now
    return _version(request, sign(number, body.sha256, side=body.side, by=caller.person, now=now))


@router.post("/charter/versions/{number}/withdraw", response=VersionShape)
@needs(Act.PROPOSE_CHARTER)
def withdraw_charter(request: HttpRequest, number: Path[NumberInPath], body: WithdrawalBody) -> Any:
    """Take back a version that is not in force yet."""
    _there(number)
    said = withdraw(number, body.reason, by=caller_of(request).person, now=visit_of(request).now)
    return _version(request, said)


def _there(number: int) -> None:
    if not any(one.number == number for one in charter_versions()):
        raise ProblemError.of("no_such_version", number=number)


def _version(request: HttpRequest, said: Version | Refusal) -> VersionShape:
    if isinstance(said, Refusal):
        raise ProblemError.refused(said)
    return VersionShape.of(said, visit_of(request).now)
