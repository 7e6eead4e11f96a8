"""The verbs of the hand-over: a reviewer accepts a lead for sales or gives it back, one or many at a time."""

from collections.abc import Callable, Iterable

from selaras.actions.charter import charter_versions
from selaras.actions.desk import Desk, Told, desk
from selaras.actions.desk.acting import Answer, Decide, Doing, act, act_at
from selaras.core.charter.terms import Terms
from selaras.core.disputes import open_dispute
from selaras.core.disputes.deciding import CONTRADICTION, FOUND_BY
from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Rejected
from selaras.core.lifecycle import Act as Deed
from selaras.core.lifecycle import Lead, Rejection, refused
from selaras.core.lifecycle import accept as accepted
from selaras.core.lifecycle import reject as rejected
from selaras.core.staff import Act, Person
from selaras.kit.errors import InputError
from selaras.kit.refusal import Refusal


def accept(doing: Doing, rep_id: str | None = None) -> Told | Refusal:
    """Take a lead for sales; the rep it is routed to (or the one named) is bound by the promises from now on."""
    return act(doing, Act.REVIEW_LEADS, _acceptance(doing.by, rep_id))


def reject(doing: Doing, reason: str, comment: str | None = None) -> Told | Refusal:
    """Give a lead back with a reason of the charter's list.

    A reason that denies what the agreement says of the lead is taken, marked as disputed, and opens a dispute.
    """
    return act(doing, Act.REVIEW_LEADS, _rejection(doing.by, reason, comment))


def accept_many(doings: Iterable[Doing]) -> dict[str, Told | Refusal]:
    """Accept many leads in one transaction; each has an answer of its own, and one refused keeps no other back."""
    return _each(doings, lambda doing: _acceptance(doing.by, None))


def reject_many(doings: Iterable[Doing], reason: str, comment: str | None = None) -> dict[str, Told | Refusal]:
    """Give many leads back for one reason; each has an answer of its own."""
    return _each(doings, lambda doing: _rejection(doing.by, reason, comment))


def _each(doings: Iterable[Doing], decide: Callable[[Doing], Decide]) -> dict[str, Told | Refusal]:
    waiting = list(doings)
    answers: dict[str, Told | Refusal] = {}
    if waiting:
        with desk(waiting[0].now) as open_desk:
            for doing in waiting:
                answers[doing.lead_id] = _one(open_desk, doing, decide(doing))
    return answers


def _one(open_desk: Desk, doing: Doing, decide: Decide) -> Told | Refusal:
    try:
        return act_at(open_desk, doing, Act.REVIEW_LEADS, decide)
    except InputError:
        return refused("unknown_lead")


def _acceptance(by: Person, rep_id: str | None) -> Decide:
    def decide(open_desk: Desk, lead: Lead, deed: Deed) -> Answer:
        return _reviewer(open_desk, by) or accepted(lead, deed, by.id, rep_id)

    return decide


def _rejection(by: Person, reason: str, comment: str | None) -> Decide:
    def decide(open_desk: Desk, lead: Lead, deed: Deed) -> Answer:
        if (no := _reviewer(open_desk, by)) is not None:
            return no
        said = Rejection(reason, by.id, comment)
        answer = rejected(lead, deed, open_desk.terms, said, _agreed(lead))
        return answer if isinstance(answer, Refusal) else _with_dispute(answer, deed)

    return decide


def _with_dispute(fact: Fact, deed: Deed) -> list[Fact]:
    contradicts = isinstance(fact.details, Rejected) and bool(fact.details.contradicts)
    return [fact, open_dispute(fact, deed.also("dispute"), FOUND_BY, CONTRADICTION)] if contradicts else [fact]


def _reviewer(open_desk: Desk, by: Person) -> Refusal | None:
    roles = open_desk.terms.desk.reviewers
    return None if by.role in roles else refused("not_a_reviewer", roles=roles)


def _agreed(lead: Lead) -> Terms | None:
    """Return the terms the lead qualified under; None where its pass names no version."""
    number = lead.open_pass.charter_version if lead.open_pass else None
    return next((version.terms for version in charter_versions() if version.number == number), None)
