"""What the facts of a period say of a promise about it: deliveries, changes of capacity, forecasts and what came."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from selaras.core.ledger import Fact, in_order
from selaras.core.ledger.details.agreement import ForecastSubmitted
from selaras.core.ledger.details.marketing import ContentDelivered, ReportDelivered
from selaras.core.ledger.details.rep import CapacityAnnounced
from selaras.kit.identity import sort_of
from selaras.kit.periods import Period

FORECAST_AHEAD: Final = timedelta(days=30)
"""A forecast is judged as it was said so long before its period ended: late enough to be held to, early enough to
help."""

FORECAST_CATEGORY: Final = "commit"
"""What sales commits to; best case and pipeline are no promises."""


def content_delivered(facts: Iterable[Fact], zone: str) -> list[tuple[str, date]]:
    """Return the sort and the local day of every piece of content that reached sales."""
    return [
        (d.sort, _day(fact.happened_at, zone))
        for fact in in_order(facts)
        if isinstance(d := fact.details, ContentDelivered)
    ]


def reports_delivered(facts: Iterable[Fact], period: Period) -> list[tuple[str, date]]:
    """Return the day on which each report that a period owes was there.

    A week owes the report about the week before; one that came ahead of its week was there on the first day. A longer
    period owes the reports that reach sales in it, whichever week they are about.
    """
    told = [
        (d.week, _day(fact.happened_at, period.zone))
        for fact in in_order(facts)
        if isinstance(d := fact.details, ReportDelivered)
    ]
    if period.span != "week":
        return [("", day) for _, day in told]
    about = period.first_day - timedelta(days=7)
    return [("", max(day, period.first_day)) for week, day in told if week == about]


def capacity_changes(facts: Iterable[Fact]) -> list[tuple[datetime, datetime]]:
    """Return when each change of what a rep (or a team) can take was announced, and from when it holds.

    What is said first is no change, and neither is what says the same again. Of two announcements about one day the
    later one holds.
    """
    said: dict[str, dict[datetime, tuple[datetime, int]]] = defaultdict(dict)
    for fact in in_order(facts):
        if isinstance(d := fact.details, CapacityAnnounced):
            said[fact.subject][d.from_at] = (fact.happened_at, d.leads_per_week)
    changes = []
    for held in said.values():
        before: int | None = None
        for begins, (announced, takes) in sorted(held.items()):
            if before is not None and takes != before:
                changes.append((announced, begins))
            before = takes
    return sorted(changes)


def forecast_pairs(
    facts: Iterable[Fact], won: Mapping[str, int], period: Period, currency: str
) -> list[tuple[int, int]]:
    """Return what each team committed to for the period, and what it won in it, in the currency's smallest unit.

    The last word counts that was said `FORECAST_AHEAD` before the end. A team that speaks for itself is taken at its
    word; otherwise its reps' forecasts are added up. A team that won and had said nothing had forecast nothing. Where
    nobody said anything there is no pair at all. ``won`` is revenue by team.
    """
    last = _last_words(facts, period, currency)
    if not last:
        return []
    own = {team: amount for (subject, team), amount in last.items() if sort_of(subject) != "rep"}
    summed: dict[str, int] = defaultdict(int)
    for (subject, team), amount in last.items():
        if sort_of(subject) == "rep":
            summed[team] += amount
    expected = summed | own
    return [(expected.get(team, 0), won.get(team, 0)) for team in sorted({*expected, *won})]


def _last_words(facts: Iterable[Fact], period: Period, currency: str) -> dict[tuple[str, str], int]:
    """Return the amount each subject, of each team, had last committed to in time."""
    last: dict[tuple[str, str], int] = {}
    for fact in in_order(facts):
        d = fact.details
        if not isinstance(d, ForecastSubmitted) or fact.happened_at > period.end - FORECAST_AHEAD:
            continue
        amount = d.amount_minor if d.currency == currency else d.base_minor
        meant = (d.period_start, d.period_end, d.category) == (period.first_day, period.last_day, FORECAST_CATEGORY)
        if meant and amount is not None:
            last[fact.subject, d.team or ""] = amount
    return last


def _day(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()
