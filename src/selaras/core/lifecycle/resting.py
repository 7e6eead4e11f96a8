"""Resting: a real need at the wrong time goes back to nurture, and wakes when its time comes."""

from datetime import datetime, timedelta
from typing import Final, Literal

from selaras.core.charter.fiscal import next_start
from selaras.core.charter.terms import Terms
from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Recycled, Woken
from selaras.core.lifecycle.acts import Act, reason_refused, refused, under_way
from selaras.core.lifecycle.lead import Lead
from selaras.kit.refusal import Refusal

_FISCAL: Final[dict[str, Literal["quarter", "year"]]] = {"next_fiscal_quarter": "quarter", "next_fiscal_year": "year"}


def recycle(
    lead: Lead, act: Act, terms: Terms, reason: str, wake_at: datetime | None = None, wake_on: str | None = None
) -> Fact | Refusal:
    """Return the fact that the lead rests, with the instant or the condition on which it wakes.

    Where neither is given, the reason's own from the charter holds; a lead nothing would ever wake is
    refused. A fiscal quarter or year is a date; other conditions are ``signal:`` with a signal's name and
    ``score:`` with a number of points.
    """
    current = under_way(lead, act)
    if isinstance(current, Refusal):
        return current
    if (no := reason_refused(terms.reasons.recycle, reason, act)) is not None:
        return no
    if wake_at is not None and wake_at <= act.at:
        return refused("wake_up_in_the_past", wake_at=wake_at)
    if wake_at is None and wake_on is None:
        wake_at, wake_on = _default(terms, reason, act.at)
    if wake_at is None and wake_on is None:
        return refused("no_wake_up", reason=reason)
    if wake_at is None and (span := _FISCAL.get(wake_on or "")) is not None:
        wake_at = next_start(terms, span, act.at)
    if wake_at is None and not _can_happen(wake_on or ""):
        return refused("wake_up_unknown", wake_on=wake_on or "")
    details = Recycled(
        reason=reason,
        rep_id=current.rep_id,
        wake_at=wake_at,
        wake_on=wake_on,
        charter_version=act.charter_version,
    )
    return act.fact("lead.recycled", lead, details)


def wake(lead: Lead, act: Act, because: str) -> Fact | Refusal:
    """Return the fact that a resting lead came back to life."""
    if lead.wake_up is None:
        return refused("not_resting", status=lead.status)
    return act.fact("lead.woken", lead, Woken(because=because))


def _can_happen(wake_on: str) -> bool:
    """Whether it is a condition that anybody looks at."""
    sort, _, what = wake_on.partition(":")
    return bool(what) if sort == "signal" else sort == "score" and what.replace(".", "", 1).isdecimal()


def _default(terms: Terms, code: str, at: datetime) -> tuple[datetime | None, str | None]:
    reason = next(one for one in terms.reasons.recycle if one.code == code)
    days = reason.wake_after_days
    return (None if days is None else at + timedelta(days=days)), reason.wake_on
