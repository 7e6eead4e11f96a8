"""The weekly evaluation: each promise of both sides judged once, when the days it is about are over."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from selaras.core.charter.terms import Ladder, PeriodClause
from selaras.core.ledger.details.escalation import Evaluated
from selaras.core.sla.attainment import Attainment
from selaras.core.sla.ladder import missed
from selaras.core.sla.periods import Kept
from selaras.kit.identity import derived_id
from selaras.kit.periods import Cuts, Period, Span


class Owed(NamedTuple):
    """A promise as both sides name it: whose, which clause, and of what kind."""

    side: str
    clause: str
    promise: str

    @property
    def id(self) -> str:
        """The subject of every fact about how this promise stood; it outlives versions of the charter."""
        return derived_id("promise", self.side, self.clause)


def owed_by(clause: PeriodClause) -> Owed:
    """Return the promise a clause about periods makes."""
    return Owed(clause.side, clause.name, clause.promise)


def first_week(cuts: Cuts, after: datetime) -> Period:
    """Return the first week that begins at an instant or later; one that had begun is not judged.

    >>> from datetime import UTC
    >>> first_week(Cuts("UTC"), datetime(2026, 3, 4, tzinfo=UTC)).name
    '2026-W11'
    """
    week = cuts.holding(after, "week")
    return week if week.start >= after else cuts.holding(week.end, "week")


def week_on(cuts: Cuts, monday: date) -> Period:
    """Return the week that begins on a local day, whichever zone the charter cut the week before in.

    >>> week_on(Cuts("Asia/Jakarta"), date(2026, 3, 2)).name
    '2026-W10'
    """
    year, number, _ = monday.isocalendar()
    return cuts.named(f"{year}-W{number:02d}")


def period_over(cuts: Cuts, week: Period, every: Span) -> Period | None:
    """Return the week, month or quarter that is over at the end of this week and was not at its beginning.

    >>> cuts = Cuts("Asia/Jakarta")
    >>> period_over(cuts, cuts.named("2026-W27"), "month").name
    '2026-06'
    >>> period_over(cuts, cuts.named("2026-W28"), "month") is None
    True
    """
    period = cuts.holding(week.start, every)
    return period if period.end <= week.end else None


def cohort_of(cuts: Cuts, period: Period, horizon: timedelta) -> Period:
    """Return the days whose leads come of age in a period: they lie one horizon before it."""
    return cuts.days(period.first_day - horizon, period.last_day - horizon)


def judged_week(owed: Owed, counts: Attainment, week: Period, ladder: Ladder, version: int) -> Evaluated:
    """Return how a promise about leads stood at the end of a week, over the clocks that fell due in it."""
    late = missed(counts, ladder)
    return Evaluated(
        clause=owed.clause,
        side=owed.side,
        promise=owed.promise,
        week=week.first_day,
        every="week",
        first_day=week.first_day,
        last_day=week.last_day,
        judgement="no_data" if late is None else "missed" if late else "met",
        met=counts.met,
        breached=counts.breached,
        pending=counts.pending,
        cancelled=counts.cancelled,
        value=None if counts.rate is None else float(counts.rate),
        floor=float(ladder.weekly_floor),
        n=counts.decided,
        charter_version=version,
    )


def judged_period(clause: PeriodClause, kept: Kept, period: Period, week: Period, version: int) -> Evaluated:
    """Return how a promise about a period stood at the end of the week in which that period was over."""
    return Evaluated(
        clause=clause.name,
        side=clause.side,
        promise=clause.promise,
        week=week.first_day,
        every=clause.every,
        first_day=period.first_day,
        last_day=period.last_day,
        judgement=kept.judgement if kept.judgement in {"met", "missed"} else "no_data",
        value=None if kept.value is None else float(kept.value),
        floor=None if kept.floor is None else float(kept.floor),
        n=kept.n,
        missing=kept.missing,
        charter_version=version,
    )
