"""Judging one week: what the readings say of every promise, under the charter in force at its end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec

from selaras.core.charter.fiscal import cuts_of
from selaras.core.charter.terms import PeriodClause, Terms
from selaras.core.charter.versions import Version, in_force_among
from selaras.core.ledger.details.escalation import Evaluated
from selaras.core.sla import (
    Attainment,
    Kept,
    Owed,
    capacity_notice,
    cohort_of,
    data_complete,
    delivered,
    forecast,
    judged_period,
    judged_week,
    period_over,
    quality,
    volume,
)
from selaras.core.sla.deliveries import capacity_changes, content_delivered, forecast_pairs, reports_delivered
from selaras.kit.periods import Cuts, Period
from selaras.records.promises import (
    attainment_by_promise,
    converted,
    hand_overs,
    passes_begun,
    told_between,
    won_by_team,
)

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Agreed:
    """The versions of the charter by number, and the one a week is judged under."""

    versions: Sequence[Version]
    version: Version

    @property
    def terms(self) -> Terms:
        """The terms of that version."""
        return self.version.terms

    @property
    def cuts(self) -> Cuts:
        """How that version cuts time."""
        return cuts_of(self.version.terms)

    def bound(self, clause: PeriodClause, since: datetime) -> bool:
        """Whether some version in force at that instant made this promise; nobody is judged over days before."""
        then = in_force_among(self.versions, since)
        return then is not None and any(
            (one.name, one.side, one.promise) == (clause.name, clause.side, clause.promise)
            for one in then.terms.promises.periods
        )


def judged(week: Period, agreed: Agreed) -> list[Evaluated]:
    """Return how every promise stood at the end of a week, by all that is known of it now.

    Promises about leads are those the charter makes and those some clock that fell due was started under: leaving a
    clause out of the charter frees nobody from what was promised before. A promise about a period is judged once, in
    the week in which the period ends, if it bound from the period's beginning.
    """
    number, ladder = agreed.version.number, agreed.terms.promises.ladder
    counts = attainment_by_promise(week, week.end)
    made = {Owed(one.side, one.name, one.promise) for one in agreed.terms.promises.leads}
    about_leads = [
        judged_week(owed, counts.get(owed, Attainment()), week, ladder, number) for owed in sorted(made | counts.keys())
    ]
    about_periods = (_judged_period(clause, week, agreed) for clause in agreed.terms.promises.periods)
    return [*about_leads, *(one for one in about_periods if one is not None)]


def as_it_would_be_now(told: Evaluated, versions: Sequence[Version]) -> Evaluated | None:
    """Return what the same evaluation would say if it were made now; None where its charter is not known any more.

    What was told stays: late facts do not rewrite it. The rung is the one it had.
    """
    version = next((one for one in versions if one.number == told.charter_version), None)
    if version is None:
        return None
    agreed = Agreed(versions, version)
    week = agreed.cuts.days(told.week, told.week + timedelta(days=6))
    owed = Owed(told.side, told.clause, told.promise)
    clause = next((one for one in version.terms.promises.periods if (one.side, one.name) == owed[:2]), None)
    if clause is None:
        counts = attainment_by_promise(week, week.end).get(owed, Attainment())
        now = judged_week(owed, counts, week, version.terms.promises.ladder, version.number)
    else:
        now = _judged_over(clause, agreed.cuts.holding(week.start, clause.every), week, agreed)
    return msgspec.structs.replace(now, rung=told.rung)


def _judged_period(clause: PeriodClause, week: Period, agreed: Agreed) -> Evaluated | None:
    period = period_over(agreed.cuts, week, clause.every)
    if period is None or not agreed.bound(clause, _judged_days(clause, period, agreed).start):
        return None
    return _judged_over(clause, period, week, agreed)


def _judged_over(clause: PeriodClause, period: Period, week: Period, agreed: Agreed) -> Evaluated:
    days = _judged_days(clause, period, agreed)
    kept = _KEPT[clause.promise](clause, period, agreed)
    return judged_period(clause, kept, days, week, agreed.version.number)


def _judged_days(clause: PeriodClause, period: Period, agreed: Agreed) -> Period:
    """Return the days a promise is judged over: those of the cohort that came of age, where it is about conversion."""
    return cohort_of(agreed.cuts, period, _horizon(agreed)) if clause.promise == "quality" else period


def _horizon(agreed: Agreed) -> timedelta:
    return timedelta(days=agreed.terms.figures.conversion_horizon_days)


def _volume(clause: PeriodClause, period: Period, _agreed: Agreed) -> Kept:
    return volume(clause, passes_begun(period), period, period.end)


def _quality(clause: PeriodClause, period: Period, agreed: Agreed) -> Kept:
    return quality(clause, *converted(_judged_days(clause, period, agreed), _horizon(agreed)))


def _complete(clause: PeriodClause, period: Period, _agreed: Agreed) -> Kept:
    return data_complete(clause, hand_overs(period))


def _content(clause: PeriodClause, period: Period, _agreed: Agreed) -> Kept:
    facts = told_between("content.delivered", period.start, period.end)
    return delivered(clause, content_delivered(facts, period.zone), period, period.end)


def _reports(clause: PeriodClause, period: Period, _agreed: Agreed) -> Kept:
    facts = told_between("report.delivered", period.start - timedelta(days=7), period.end)
    return delivered(clause, reports_delivered(facts, period), period, period.end)


def _forecast(clause: PeriodClause, period: Period, agreed: Agreed) -> Kept:
    currency, before = agreed.terms.currency, agreed.cuts.before(period)
    facts = told_between("forecast.submitted", before.start, period.end)
    return forecast(clause, forecast_pairs(facts, won_by_team(period, currency), period, currency), period, period.end)


def _capacity(clause: PeriodClause, period: Period, _agreed: Agreed) -> Kept:
    return capacity_notice(
        clause, capacity_changes(told_between("rep.capacity_announced", _BEGINNING, period.end)), period
    )


_KEPT: dict[str, Callable[[PeriodClause, Period, Agreed], Kept]] = {
    "volume": _volume,
    "quality": _quality,
    "data_complete": _complete,
    "content": _content,
    "campaign_report": _reports,
    "forecast": _forecast,
    "capacity_notice": _capacity,
}
