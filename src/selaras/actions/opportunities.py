"""The verbs of an opportunity: move it, change it, win it, lose it, open it again; the leads it came from follow."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from selaras.actions.desk import Told, desk
from selaras.actions.desk.acting import Doing
from selaras.actions.reach import may_work_on
from selaras.core.ledger import Details, Fact
from selaras.core.ledger.details.opportunity import Changed, Lost, Moved, Reopened, Won
from selaras.core.lifecycle import refused
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.records.models import OpportunityReading

_CLOSED = frozenset({"won", "lost"})
_Answer = tuple[str, Details] | Refusal


@dataclass(frozen=True, slots=True)
class Change:
    """What is new about an opportunity; None says nothing. The amount is in the smallest unit of the currency."""

    amount_minor: int | None = None
    close_date: date | None = None
    owner_id: str | None = None
    forecast_category: str | None = None
    product: str | None = None


def move(opportunity_id: str, doing: Doing, to_stage: str) -> Told | Refusal:
    """Move an open opportunity between the stages of the CRM."""
    return _about(
        opportunity_id, doing, lambda row: _open(row) or ("moved", Moved(to_stage=to_stage, from_stage=row.stage))
    )


def change(opportunity_id: str, doing: Doing, new: Change, currency: str) -> Told | Refusal:
    """Give an open opportunity another amount, close date, owner, category or product."""

    def decide(row: OpportunityReading) -> _Answer:
        if new.amount_minor is not None and new.amount_minor < 0:
            return refused("amount_negative")
        details = Changed(
            amount_minor=new.amount_minor,
            currency=currency if new.amount_minor is not None else None,
            base_minor=new.amount_minor,
            close_date=new.close_date,
            owner_id=new.owner_id,
            forecast_category=new.forecast_category,
            product=new.product,
        )
        return _open(row) or ("changed", details)

    return _about(opportunity_id, doing, decide)


def win(opportunity_id: str, doing: Doing, amount_minor: int | None = None) -> Told | Refusal:
    """Close an opportunity as won, at the amount it was signed for or the one it has."""

    def decide(row: OpportunityReading) -> _Answer:
        amount = row.amount_minor if amount_minor is None else amount_minor
        if amount is not None and amount < 0:
            return refused("amount_negative")
        base = row.base_minor if amount_minor is None else amount_minor
        details = Won(amount_minor=amount, currency=row.currency or None, base_minor=base)
        return _open(row) or ("won", details)

    return _about(opportunity_id, doing, decide)


def lose(opportunity_id: str, doing: Doing, reason: str, competitor: str | None = None) -> Told | Refusal:
    """Close an opportunity as lost, with the reason and who won it instead."""

    def decide(row: OpportunityReading) -> _Answer:
        if not reason.strip():
            return refused("reason_needed")
        return _open(row) or ("lost", Lost(reason=reason.strip(), competitor=competitor))

    return _about(opportunity_id, doing, decide)


def reopen(opportunity_id: str, doing: Doing, stage: str | None = None) -> Told | Refusal:
    """Open a closed opportunity again: its last close counts no more."""

    def decide(row: OpportunityReading) -> _Answer:
        return refused("opportunity_open") if row.status not in _CLOSED else ("reopened", Reopened(stage=stage))

    return _about(opportunity_id, doing, decide)


def _open(row: OpportunityReading) -> Refusal | None:
    return refused("opportunity_closed") if row.status in _CLOSED else None


def _about(opportunity_id: str, doing: Doing, decide: Callable[[OpportunityReading], _Answer]) -> Told | Refusal:
    with desk(doing.now) as open_desk:
        row = OpportunityReading.objects.filter(opportunity_id=opportunity_id).first()
        if row is None:
            return refused("opportunity_unknown")
        if not doing.by.may(Act.WORK_LEADS):
            return refused("not_your_role", role=doing.by.role)
        if not may_work_on(doing.by, row.owner_id):
            return refused("not_your_lead")
        answer = decide(row)
        if isinstance(answer, Refusal):
            return answer
        what, details = answer
        deed = doing.deed
        return open_desk.tell(
            [
                Fact(
                    kind=f"opportunity.{what}", subject=opportunity_id, happened_at=deed.at,
                    noted_at=deed.noted_at or deed.at, source_key=deed.key, actor=deed.actor, details=details,
                )
            ]
        )  # fmt: skip
