"""The verbs of a rep: reach out, qualify, end with a disposition, put to rest, turn into an opportunity."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from selaras.actions.desk import Desk, Told
from selaras.actions.desk.acting import Answer, Doing, act
from selaras.core.disputes import dispute_id, dispute_told, withdraw
from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Contacted
from selaras.core.ledger.details.opportunity import Created
from selaras.core.lifecycle import Act as Deed
from selaras.core.lifecycle import Lead, contact, convert, recycle, sales_qualify, snooze, undo, wake
from selaras.core.lifecycle import disqualify as disqualified
from selaras.core.staff import Act
from selaras.kit.identity import derived_id
from selaras.kit.refusal import Refusal
from selaras.records.ledger.histories import history
from selaras.records.models import ClockReading


@dataclass(frozen=True, slots=True)
class NewOpportunity:
    """What is known of an opportunity when a lead becomes one; the amount is in the smallest unit of the currency."""

    name: str = ""
    amount_minor: int | None = None
    close_date: date | None = None
    stage: str | None = None
    product: str | None = None
    opportunity_id: str = ""


def log_activity(doing: Doing, said: Contacted) -> Told | Refusal:
    """Write down that sales reached out, or was answered; ``doing.at`` says when, where that was earlier than now."""

    def decide(_desk: Desk, lead: Lead, deed: Deed) -> Answer:
        rep = said.rep_id or doing.by.rep_id or lead.rep_id
        named = Contacted(
            medium=said.medium, rep_id=rep, outbound=said.outbound, automated=said.automated,
            connected=said.connected, outcome=said.outcome, opportunity_id=said.opportunity_id,
        )  # fmt: skip
        return contact(lead, deed, named, doing.now)

    return act(doing, Act.WORK_LEADS, decide)


def qualify_for_sales(doing: Doing, answers: Mapping[str, str]) -> Told | Refusal:
    """Make an accepted lead an SQL: the checklist of the charter is filled in, in the rep's words."""
    return act(doing, Act.WORK_LEADS, lambda desk, lead, deed: sales_qualify(lead, deed, desk.terms, answers))


def disqualify(doing: Doing, reason: str, comment: str | None = None) -> Told | Refusal:
    """End the pass with a disposition; refused with the count before the touches the charter asks for were made."""
    return act(doing, Act.WORK_LEADS, lambda desk, lead, deed: disqualified(lead, deed, desk.terms, reason, comment))


def put_to_rest(
    doing: Doing, reason: str, wake_at: datetime | None = None, wake_on: str | None = None
) -> Told | Refusal:
    """Recycle a lead: a real need at the wrong time goes to nurture and wakes on a day or a condition."""
    return act(
        doing, Act.WORK_LEADS, lambda desk, lead, deed: recycle(lead, deed, desk.terms, reason, wake_at, wake_on)
    )


def wake_up(doing: Doing, because: str) -> Told | Refusal:
    """Wake a resting lead before its time."""
    return act(doing, Act.WAKE_LEADS, lambda _desk, lead, deed: wake(lead, deed, because))


def put_aside(doing: Doing, until: datetime) -> Told | Refusal:
    """Snooze a lead, within the charter and never past a promise; its clocks run on."""
    return act(
        doing,
        Act.WORK_LEADS,
        lambda desk, lead, deed: snooze(lead, deed, desk.terms, until, _next_due(lead.id, doing.now)),
    )


def make_opportunity(doing: Doing, new: NewOpportunity, answers: Mapping[str, str]) -> Told | Refusal:
    """Turn an SQL into an opportunity of its account, with what the charter wants recorded of one."""

    def decide(desk: Desk, lead: Lead, deed: Deed) -> Answer:
        name = new.opportunity_id or derived_id("opp", lead.id, deed.key)
        answer = convert(lead, deed, desk.terms, name, answers)
        return answer if isinstance(answer, Refusal) else [_created(name, new, lead, (desk, deed)), answer]

    return act(doing, Act.WORK_LEADS, decide)


def take_back(doing: Doing, key: str) -> Told | Refusal:
    """Undo one's own act of a moment ago, named by the source key of its fact."""

    def decide(desk: Desk, lead: Lead, deed: Deed) -> Answer:
        answer = undo(lead, deed, desk.terms, desk.history(lead.id), key)
        return answer if isinstance(answer, Refusal) else [answer, *_nothing_to_rule_on(key, deed)]

    return act(doing, Act.TAKE_BACK, decide)


def _nothing_to_rule_on(decision: str, deed: Deed) -> list[Fact]:
    """Return the end of the dispute about a decision that is taken back, where there is one."""
    dispute = dispute_told(history(dispute_id(decision)))
    ended = withdraw(dispute, deed.also("dispute")) if dispute else None
    return [ended] if isinstance(ended, Fact) else []


def _created(name: str, new: NewOpportunity, lead: Lead, under: tuple[Desk, Deed]) -> Fact:
    desk, deed = under
    details = Created(
        account_id=lead.account.id if lead.account else None,
        name=new.name or lead.profile.company,
        stage=new.stage,
        amount_minor=new.amount_minor,
        currency=desk.terms.currency if new.amount_minor is not None else None,
        base_minor=new.amount_minor,
        close_date=new.close_date,
        owner_id=lead.rep_id,
        product=new.product,
        channel=lead.open_pass.channel if lead.open_pass else lead.channel,
        campaign=lead.open_pass.campaign if lead.open_pass else lead.campaign,
    )
    return Fact(
        kind="opportunity.created", subject=name, happened_at=deed.at, noted_at=deed.noted_at or deed.at,
        source_key=f"{deed.key}:created", actor=deed.actor, details=details,
    )  # fmt: skip


def _next_due(lead_id: str, now: datetime) -> datetime | None:
    running = ClockReading.objects.filter(lead_id=lead_id, state="running", due_at__gt=now).order_by("due_at")
    return running.values_list("due_at", flat=True).first()
