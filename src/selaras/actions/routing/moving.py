"""The verbs of who has a lead: give it to another rep, take it out of the queue no rule emptied."""

from selaras.actions.desk import Desk, Told
from selaras.actions.desk.acting import Answer, Doing, act
from selaras.actions.reach import may_work_on
from selaras.core.handoff import asking_of
from selaras.core.handoff.moving import Move, rerouted, take_from_queue
from selaras.core.handoff.moving import reassign as reassigned
from selaras.core.lifecycle import Act as Deed
from selaras.core.lifecycle import Lead, refused
from selaras.core.routing import route
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.records.models import AccountReading
from selaras.records.readings.fairness import fairness_ledger, held_by
from selaras.records.readings.people import people


def reassign(doing: Doing, to: str, comment: str) -> Told | Refusal:
    """Give a lead to another rep, with the reason; the promises of whoever has it now begin anew, the lead's do not."""

    def decide(open_desk: Desk, lead: Lead, deed: Deed) -> Answer:
        if not may_work_on(doing.by, lead.rep_id) and lead.rep_id is not None:
            return refused("not_your_lead")
        return reassigned(lead, deed, open_desk.terms, _move(open_desk, lead, to, comment))

    return act(doing, Act.ASSIGN_LEADS, decide)


def take_from_fallback(doing: Doing, to: str | None = None, comment: str = "") -> Told | Refusal:
    """Give a lead of the fallback queue to a rep, or ask the rules once more where none is named."""

    def decide(open_desk: Desk, lead: Lead, deed: Deed) -> Answer:
        if to is not None:
            return take_from_queue(lead, deed, open_desk.terms, _move(open_desk, lead, to, comment))
        who = people(open_desk.now, open_desk.terms)
        asked = asking_of(lead, _account_owner(lead), held_by(lead.id))
        choice, _ = route(asked, open_desk.terms, fairness_ledger(), who, open_desk.now)
        return rerouted(lead, deed, open_desk.terms, choice)

    return act(doing, Act.ASSIGN_LEADS, decide)


def _move(open_desk: Desk, lead: Lead, to: str, comment: str) -> Move:
    return Move(to, comment, people(open_desk.now, open_desk.terms), held_by(lead.id))


def _account_owner(lead: Lead) -> str | None:
    if lead.account is None:
        return None
    found = AccountReading.objects.filter(account_id=lead.account.id).values_list("owner_id", flat=True).first()
    return found or None
