"""The verbs of a dispute: open one about a decision, add what one knows, rule on it as somebody neutral."""

from collections.abc import Callable

from selaras.actions.desk import Desk, Told, desk
from selaras.actions.desk.acting import Answer, Doing, act
from selaras.core.disputes import Dispute, dispute_id, dispute_told, open_dispute
from selaras.core.disputes import note as noted
from selaras.core.disputes import rule as ruled
from selaras.core.disputes.deciding import Ruling
from selaras.core.ledger import Fact
from selaras.core.lifecycle import Act as Deed
from selaras.core.lifecycle import Lead, refused, requalify
from selaras.core.staff import Act
from selaras.kit.refusal import Refusal
from selaras.records.ledger.histories import history
from selaras.records.models import DisputeReading

_DISPUTABLE = frozenset({"lead.rejected", "lead.disqualified", "lead.recycled", "lead.accepted"})


def dispute(doing: Doing, decision: str, claim: str, comment: str | None = None) -> Told | Refusal:
    """Hold a decision about a lead against the agreement; ``decision`` is the source key of its fact."""

    def decide(desk: Desk, lead: Lead, deed: Deed) -> Answer:
        fact = next((one for one in desk.history(lead.id) if one.source_key == decision), None)
        if fact is None or fact.kind not in _DISPUTABLE:
            return refused("nothing_to_dispute")
        if DisputeReading.objects.filter(dispute_id=dispute_id(decision)).exists():
            return refused("dispute_open")
        return open_dispute(fact, deed, doing.by.id, claim, comment)

    return act(doing, Act.OPEN_DISPUTES, decide)


def add_note(dispute_id: str, doing: Doing, comment: str) -> Told | Refusal:
    """Add to a dispute what one side knows."""
    return _about(dispute_id, doing, Act.OPEN_DISPUTES, lambda _desk, one, deed: noted(one, deed, doing.by, comment))


def rule_on(dispute_id: str, doing: Doing, said: Ruling) -> Told | Refusal:
    """Rule on a dispute; a rejection that is overturned stays in the history, and the lead comes back in a new pass."""

    def decide(desk: Desk, one: Dispute, deed: Deed) -> Answer:
        decided = next((fact for fact in desk.history(one.lead_id) if fact.source_key == one.decision), None)
        ruling = ruled(one, deed, doing.by, desk.terms, said, decided.actor if decided else "")
        if isinstance(ruling, Refusal) or said.ruling != "overturned" or decided is None:
            return ruling
        return [ruling, *_comes_back(desk.lead(one.lead_id), decided, deed)]

    return _about(dispute_id, doing, Act.RULE_DISPUTES, decide)


def _comes_back(lead: Lead, decided: Fact, deed: Deed) -> list[Fact]:
    """Return the fact of the lead's new pass; one under way again already, or part of another, needs none."""
    if decided.kind == "lead.accepted":
        return []
    again = requalify(lead, deed.also("again"), "ruling")
    return [] if isinstance(again, Refusal) else [again]


def _about(
    dispute_id: str, doing: Doing, needs: Act, decide: Callable[[Desk, Dispute, Deed], Answer]
) -> Told | Refusal:
    with desk(doing.now) as open_desk:
        if not doing.by.may(needs):
            return refused("not_your_role", role=doing.by.role)
        one = dispute_told(history(dispute_id))
        if one is None:
            return refused("dispute_unknown")
        answer = decide(open_desk, one, doing.deed)
        if isinstance(answer, Refusal):
            return answer
        return open_desk.tell([answer] if isinstance(answer, Fact) else answer)
