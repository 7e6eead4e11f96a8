"""The hand-over: a lead qualifies, and a reviewer accepts it for sales or gives it back."""

from dataclasses import dataclass

from selaras.core.charter.terms import Terms
from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Accepted, Qualified, Rejected
from selaras.core.lifecycle.acts import Act, reason_refused, refused, under_way
from selaras.core.lifecycle.lead import Lead
from selaras.core.lifecycle.passes import UNKNOWN
from selaras.core.scoring import Scorecard, Verdict, answers, stage_terms
from selaras.kit.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Rejection:
    """What a reviewer says who gives a lead back."""

    reason: str
    reviewer_id: str
    comment: str | None = None


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


def reject(lead: Lead, act: Act, terms: Terms, said: Rejection, agreed: Terms | None = None) -> Fact | Refusal:
    """Return the fact that the reviewer gives the lead back, with a reason from the charter's list.

    ``agreed`` are the terms the lead qualified under, where those are other ones: a reason that denies a criterion
    which the lead met under them is taken, and the fact says what it contradicts.
    """
    current = under_way(lead, act)
    if isinstance(current, Refusal):
        return current
    if (accepted := current.entered("sal")) is not None:
        return refused("already_accepted", at=accepted)
    if (no := reason_refused(terms.reasons.reject, said.reason, act)) is not None:
        return no
    given = next(one for one in terms.reasons.reject if one.code == said.reason)
    details = Rejected(
        reason=said.reason,
        contradicts=contradicted(lead, agreed or terms, said.reason),
        gives_back=given.reason_class in terms.desk.gives_back,
        reviewer_id=said.reviewer_id,
        comment=said.comment,
        charter_version=act.charter_version,
    )
    return act.fact("lead.rejected", lead, details)


def contradicted(lead: Lead, agreed: Terms, reason: str) -> tuple[str, ...]:
    """Return the criteria of an MQL that a reason for rejection denies and the lead meets."""
    judged = answers(lead.fields, stage_terms(agreed, "mql"))
    return tuple(one.criterion for one in judged if one.reject_reason == reason and one.holds)


def requalify(lead: Lead, act: Act, signal: str) -> Fact | Refusal:
    """Return the fact that a lead is an MQL again as it was in its last pass, by a ruling and not by its score."""
    last = lead.last_pass
    if lead.merged_into is not None:
        return refused("merged_away", into=lead.merged_into)
    if lead.open_pass is not None:
        return refused("already_qualified", at=lead.open_pass.started_at)
    if last is None:
        return refused("no_open_pass", status=lead.status)
    details = Qualified(
        score=last.score,
        high_intent=last.high_intent,
        signal=signal,
        channel=None if last.channel == UNKNOWN else last.channel,
        campaign=None if last.campaign == UNKNOWN else last.campaign,
        segment=None if last.segment == UNKNOWN else last.segment,
        charter_version=act.charter_version,
    )
    return act.fact("lead.qualified", lead, details)


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
