"""What a rep may do with a lead besides deciding about it: write down a contact, put it aside, take an act back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from selaras.core.charter.terms import Terms
from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Contacted, Snoozed, Undone
from selaras.core.lifecycle.acts import Act, refused, under_way
from selaras.core.lifecycle.lead import Lead
from selaras.kit.refusal import Refusal

MEDIUMS: Final = ("call", "email", "linkedin", "meeting", "message", "other")
"""The ways in which sales reaches out; which of them count as a touch is the charter's word."""

_UNDOABLE: Final = frozenset(
    {
        "lead.accepted", "lead.rejected", "lead.sales_qualified", "lead.disqualified", "lead.recycled",
        "lead.contacted", "lead.snoozed", "lead.routed",
    }
)  # fmt: skip
_DECIDED: Final = _UNDOABLE | {"lead.converted", "lead.qualified", "opportunity.won", "opportunity.lost"}


def contact(lead: Lead, act: Act, said: Contacted, now: datetime) -> Fact | Refusal:
    """Return the fact that sales reached out to the lead, or heard from it; what lies ahead has not happened."""
    if lead.merged_into is not None:
        return refused("merged_away", into=lead.merged_into)
    if act.at > now:
        return refused("not_yet", at=act.at)
    if said.medium not in MEDIUMS:
        return refused("medium_unknown", medium=said.medium, known=MEDIUMS)
    return act.fact("lead.contacted", lead, said)


def snooze(lead: Lead, act: Act, terms: Terms, until: datetime, next_due: datetime | None) -> Fact | Refusal:
    """Return the fact that the rep puts the lead aside: not for longer than the charter says, nor past a promise."""
    current = under_way(lead, act)
    if isinstance(current, Refusal):
        return current
    if until <= act.at:
        return refused("snooze_in_the_past", until=until)
    if until > (longest := act.at + terms.desk.snooze_longest):
        return refused("snooze_too_long", longest=longest)
    if next_due is not None and act.at < next_due < until:
        return refused("snooze_past_a_promise", due=next_due)
    return act.fact("lead.snoozed", lead, Snoozed(until=until, rep_id=current.rep_id))


def undo(lead: Lead, act: Act, terms: Terms, history: Iterable[Fact], key: str) -> Fact | Refusal:
    """Return the fact that an act is taken back: by whoever did it, in time, and while nothing was decided upon it."""
    told = list(history)
    undone = next((fact for fact in told if fact.source_key == key and fact.subject == lead.id), None)
    if undone is None or undone.kind not in _UNDOABLE:
        return refused("cannot_be_undone")
    if undone.actor != act.actor:
        return refused("not_your_act")
    if act.at - undone.noted_at > terms.desk.undo_within:
        return refused("too_late_to_undo", until=undone.noted_at + terms.desk.undo_within)
    later = [fact for fact in told if fact.kind in _DECIDED and fact.noted_at > undone.noted_at]
    if later and undone.kind != "lead.contacted":
        return refused("decided_since", at=later[0].noted_at)
    return act.fact("lead.undone", lead, Undone(undoes=key))
