"""The hand-over: a lead qualifies, and a reviewer accepts it for sales or gives it back."""

from selaras.core.charter.terms import Terms
from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Accepted, Qualified, Rejected
from selaras.core.lifecycle.acts import Act, reason_refused, refused, under_way
from selaras.core.lifecycle.lead import Lead
from selaras.core.scoring import Scorecard, Verdict
from selaras.kit.refusal import Refusal


def qualify(lead: Lead, card: Scorecard, verdict: Verdict, act: Act, *, woken: bool = False) -> Fact | Refusal:
    """Return the fact that the lead is an MQL now, which begins its next pass.

    A lead that was woken needs no score: that it would come back is what both sides agreed on.
    """
    if lead.merged_into is not None:
        return refused("merged_away", into=lead.merged_into)
    if lead.open_pass is not None:
        return refused("already_qualified", at=lead.open_pass.started_at)
    if (missing := _missing(verdict, woken=woken)) is not None:
        return missing
    last = lead.touches[-1] if lead.touches else None
    details = Qualified(
        score=float(card.total),
        fit=float(card.fit),
        behaviour=float(card.behaviour),
        high_intent=verdict.high_intent,
        signal=verdict.signal or (last.signal if last else None),
        channel=(last.channel if last else None) or lead.channel,
        campaign=(last.campaign if last else None) or lead.campaign,
        segment=lead.profile.segment,
        charter_version=act.charter_version,
    )
    return act.fact("lead.qualified", lead, details)


def accept(lead: Lead, act: Act, reviewer_id: str, rep_id: str | None = None) -> Fact | Refusal:
    """Return the fact that sales takes the lead; the rep (the one it is routed to, unless named) is bound by
    the SLA.
    """
    current = under_way(lead, act)
    if isinstance(current, Refusal):
        return current
    if (accepted := current.entered("sal")) is not None:
        return refused("already_accepted", at=accepted)
    bound = rep_id or current.rep_id
    if bound is None:
        return refused("nobody_to_bind")
    details = Accepted(reviewer_id=reviewer_id, rep_id=bound, charter_version=act.charter_version)
    return act.fact("lead.accepted", lead, details)


def reject(
    lead: Lead, act: Act, terms: Terms, reason: str, reviewer_id: str, comment: str | None = None
) -> Fact | Refusal:
    """Return the fact that the reviewer gives the lead back, with a reason from the charter's list."""
    current = under_way(lead, act)
    if isinstance(current, Refusal):
        return current
    if (accepted := current.entered("sal")) is not None:
        return refused("already_accepted", at=accepted)
    if (no := reason_refused(terms.reasons.reject, reason, act)) is not None:
        return no
    details = Rejected(reason=reason, reviewer_id=reviewer_id, comment=comment, charter_version=act.charter_version)
    return act.fact("lead.rejected", lead, details)


def _missing(verdict: Verdict, *, woken: bool) -> Refusal | None:
    if not (verdict.reaches_threshold or woken):
        return refused("below_threshold", score=verdict.score, threshold=verdict.threshold or 0)
    if not verdict.fits:
        return refused("fit_too_low", fit=verdict.fit, minimum=verdict.fit_minimum or 0)
    unmet = (*verdict.failed, *verdict.unknown)
    if unmet:
        return refused("criteria_unmet", criteria=tuple(answer.criterion for answer in unmet))
    if verdict.missing_fields:
        return refused("fields_missing", fields=verdict.missing_fields)
    return None
