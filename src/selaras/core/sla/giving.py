"""Keeping promises that are about no lead: content and reports reach sales, and sales says what it expects to win."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from selaras.core.ledger import Details, Fact
from selaras.core.ledger.details.agreement import ForecastSubmitted
from selaras.core.ledger.details.marketing import ContentDelivered, ReportDelivered
from selaras.core.lifecycle import Act, refused
from selaras.kit.identity import derived_id
from selaras.kit.periods import Period
from selaras.kit.refusal import Refusal

CATEGORIES: Final = ("commit", "best_case", "pipeline")
"""What a forecast may be: what sales commits to, what it hopes for, and everything that could close."""

REPORTS: Final = "report_campaigns"
"""The subject of every campaign report: there is one row of them, a week each."""

_FORECAST_SPANS: Final = frozenset({"month", "quarter"})


@dataclass(frozen=True, slots=True)
class Expected:
    """How much is expected to be won in a period, in the smallest unit of the charter's currency, and how surely."""

    period: Period
    category: str
    amount_minor: int


def content_given(act: Act, piece: str, sort: str, owed: Collection[str]) -> Fact | Refusal:
    """Return the fact that a piece of content reached sales; ``owed`` are the sorts the charter names, if it names any.

    A sort the charter does not name would keep no promise, and is mostly a misspelt one.
    """
    if not piece.strip():
        return refused("piece_nameless")
    if owed and sort not in owed:
        return refused("sort_not_owed", sort=sort, sorts=tuple(sorted(owed)))
    details = ContentDelivered(piece=piece.strip(), sort=sort)
    return _given(act, "content.delivered", derived_id("content", act.actor, act.key), details)


def report_given(act: Act, about: Period) -> Fact | Refusal:
    """Return the fact that the campaign report about a week reached sales."""
    if about.span != "week":
        return refused("report_about_no_week", period=about.name)
    if act.at < about.start:
        return refused("report_ahead_of_time", first=about.first_day)
    return _given(act, "report.delivered", REPORTS, ReportDelivered(week=about.first_day))


def forecast_given(
    act: Act, subject: str, expected: Expected, *, currency: str, team: str | None = None
) -> Fact | Refusal:
    """Return the fact that a rep or a team expects to win so much in a month or quarter that is not over yet."""
    period, category, amount = expected.period, expected.category, expected.amount_minor
    if period.span not in _FORECAST_SPANS:
        return refused("forecast_of_no_period", period=period.name)
    if category not in CATEGORIES:
        return refused("forecast_of_no_category", category=category, categories=CATEGORIES)
    if amount < 0:
        return refused("amount_negative")
    if act.at >= period.end:
        return refused("forecast_too_late", last=period.last_day)
    details = ForecastSubmitted(
        period_start=period.first_day, period_end=period.last_day, category=category, amount_minor=amount,
        currency=currency, base_minor=amount, team=team,
    )  # fmt: skip
    return _given(act, "forecast.submitted", subject, details)


def _given(act: Act, kind: str, subject: str, details: Details) -> Fact | Refusal:
    noted_at = act.noted_at or act.at
    if act.at > noted_at:
        return refused("not_given_yet", at=act.at)
    return Fact(
        kind=kind, subject=subject, happened_at=act.at, noted_at=noted_at, source_key=act.key, actor=act.actor,
        details=details,
    )  # fmt: skip
