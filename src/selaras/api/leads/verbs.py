"""What is done to a lead: reviewed, worked, ended, put to rest, turned into an opportunity, taken back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router

from selaras.actions import disputes as disputing
from selaras.actions import handover, selling
from selaras.api.callers import needs
from selaras.api.done import DoneShape, doing, done
from selaras.api.leads.bodies import (
    AcceptBody,
    ActivityBody,
    BecauseBody,
    ChecklistBody,
    ConvertBody,
    DisputeBody,
    EndBody,
    RestBody,
    SnoozeBody,
    UndoBody,
)
from selaras.api.leads.seen import lead_seen
from selaras.api.values import Id
from selaras.core.staff import Act

router = Router(tags=["work on leads"])


@router.post("/leads/{lead_id}/accept", response=DoneShape)
@needs(Act.REVIEW_LEADS)
def accept_lead(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: AcceptBody) -> Any:
    """Accept an MQL for sales: the rep it is routed to, or the one named, is bound by the promises from now on."""
    lead_seen(request, lead_id)
    act = doing(request, "accept", lead_id, body.at)
    return done(request, response, lead_id, lambda: handover.accept(act, body.rep_id))


@router.post("/leads/{lead_id}/reject", response=DoneShape)
@needs(Act.REVIEW_LEADS)
def reject_lead(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: EndBody) -> Any:
    """Give an MQL back with a reason of the charter; one that contradicts the criteria opens a dispute."""
    lead_seen(request, lead_id)
    act = doing(request, "reject", lead_id, body.at)
    return done(request, response, lead_id, lambda: handover.reject(act, body.reason, body.comment))


@router.post("/leads/{lead_id}/activities", response=DoneShape)
@needs(Act.WORK_LEADS)
def log_activity(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: ActivityBody) -> Any:
    """Log that sales reached out, or was answered; outbound human outreach stops the clock of the first contact."""
    lead_seen(request, lead_id)
    act = doing(request, "log_activity", lead_id, body.at)
    return done(request, response, lead_id, lambda: selling.log_activity(act, body.contacted))


@router.post("/leads/{lead_id}/sales-qualify", response=DoneShape)
@needs(Act.WORK_LEADS)
def sales_qualify(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: ChecklistBody) -> Any:
    """Make an accepted lead an SQL, with the answers to the charter's checklist."""
    lead_seen(request, lead_id)
    act = doing(request, "sales_qualify", lead_id, body.at)
    return done(request, response, lead_id, lambda: selling.qualify_for_sales(act, body.answers))


@router.post("/leads/{lead_id}/disqualify", response=DoneShape)
@needs(Act.WORK_LEADS)
def disqualify_lead(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: EndBody) -> Any:
    """End the pass with a disposition; refused with the count before the touches that the charter asks for."""
    lead_seen(request, lead_id)
    act = doing(request, "disqualify", lead_id, body.at)
    return done(request, response, lead_id, lambda: selling.disqualify(act, body.reason, body.comment))


@router.post("/leads/{lead_id}/recycle", response=DoneShape)
@needs(Act.WORK_LEADS)
def recycle_lead(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: RestBody) -> Any:
    """Put a lead to rest until a day or a condition: it goes to nurture, and wakes by itself."""
    lead_seen(request, lead_id)
    act = doing(request, "recycle", lead_id, body.at)
    return done(request, response, lead_id, lambda: selling.put_to_rest(act, body.reason, body.wake_at, body.wake_on))


@router.post("/leads/{lead_id}/wake", response=DoneShape)
@needs(Act.WAKE_LEADS)
def wake_lead(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: BecauseBody) -> Any:
    """Wake a resting lead before its time."""
    lead_seen(request, lead_id)
    act = doing(request, "wake", lead_id)
    return done(request, response, lead_id, lambda: selling.wake_up(act, body.because))


@router.post("/leads/{lead_id}/snooze", response=DoneShape)
@needs(Act.WORK_LEADS)
def snooze_lead(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: SnoozeBody) -> Any:
    """Put a lead aside for a while, within the charter and never past a promise; its clocks run on."""
    lead_seen(request, lead_id)
    act = doing(request, "snooze", lead_id)
    return done(request, response, lead_id, lambda: selling.put_aside(act, body.until))


@router.post("/leads/{lead_id}/convert", response=DoneShape)
@needs(Act.WORK_LEADS)
def convert_lead(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: ConvertBody) -> Any:
    """Turn an SQL into an opportunity of its account, with what the charter wants recorded of one."""
    lead_seen(request, lead_id)
    act = doing(request, "convert", lead_id, body.at)
    return done(request, response, lead_id, lambda: selling.make_opportunity(act, body.opportunity, body.answers))


@router.post("/leads/{lead_id}/undo", response=DoneShape)
@needs(Act.TAKE_BACK)
def undo_lead(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: UndoBody) -> Any:
    """Take back one's own act of a moment ago; the history keeps both."""
    lead_seen(request, lead_id)
    act = doing(request, "undo", lead_id)
    return done(request, response, lead_id, lambda: selling.take_back(act, body.key))


@router.post("/leads/{lead_id}/disputes", response=DoneShape)
@needs(Act.OPEN_DISPUTES)
def open_dispute(request: HttpRequest, response: HttpResponse, lead_id: Path[Id], body: DisputeBody) -> Any:
    """Hold a decision about the lead against the agreement; somebody neutral rules on it."""
    lead_seen(request, lead_id)
    act = doing(request, "dispute", lead_id)
    return done(request, response, lead_id, lambda: disputing.dispute(act, body.decision, body.claim, body.comment))
