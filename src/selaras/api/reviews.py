"""The review queue over HTTP: the leads that wait for a reviewer, and many of them decided at once."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router

from selaras.actions import handover
from selaras.api.callers import caller_of, needs
from selaras.api.done import ManyShape, doing, many
from selaras.api.leads.seen import READS_LEADS, reads_personal, seen
from selaras.api.leads.shapes import LeadPage, LeadRow
from selaras.api.paging import Order, PageWish, page_of
from selaras.api.values import Body, Id, Text, Word
from selaras.api.visits import visit_of
from selaras.core.staff import Act

router = Router(tags=["reviews"])
_MOST = 200
_URGENT_FIRST = {"urgency": Order("next_due_at")}


class ManyBody(Body):
    """Which leads."""

    lead_ids: list[Id] = Field(min_length=1, max_length=_MOST)


class RejectManyBody(ManyBody):
    """Which leads, and for which reason of the charter's list."""

    reason: Word = Field(examples=["wrong_size"])
    comment: Text | None = Field(None, examples=["A list from a fair."])


@router.get("/reviews", response=LeadPage)
@needs(*READS_LEADS)
def review_queue(request: HttpRequest, wish: Query[PageWish]) -> Any:
    """List the MQLs that wait for a reviewer, the most urgent first."""
    rows = seen(caller_of(request), visit_of(request).now).filter(stage="mql", status="open")
    page = page_of(rows, wish, _URGENT_FIRST, "urgency", "reviews")
    personal = reads_personal(request)
    return LeadPage(items=[LeadRow.of(row, personal=personal) for row in page.items], next_cursor=page.next_cursor)


@router.post("/reviews/accept", response=ManyShape)
@needs(Act.REVIEW_LEADS)
def accept_leads(request: HttpRequest, body: ManyBody) -> Any:
    """Accept many leads; each has an answer of its own, and one refused keeps no other back."""
    doings = [doing(request, "accept", lead_id) for lead_id in dict.fromkeys(body.lead_ids)]
    return many(request, handover.accept_many(doings))


@router.post("/reviews/reject", response=ManyShape)
@needs(Act.REVIEW_LEADS)
def reject_leads(request: HttpRequest, body: RejectManyBody) -> Any:
    """Give many leads back for one reason; each has an answer of its own."""
    doings = [doing(request, "reject", lead_id) for lead_id in dict.fromkeys(body.lead_ids)]
    return many(request, handover.reject_many(doings, body.reason, body.comment))
