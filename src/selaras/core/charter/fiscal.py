"""The charter's own time: how it cuts history into periods, and when its next fiscal quarter or year begins."""

from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from selaras.core.charter.terms import Terms
from selaras.kit.periods import Cuts

_MONTHS = {"quarter": 3, "year": 12}


def cuts_of(terms: Terms) -> Cuts:
    """Return how the charter cuts time into days, weeks, months, quarters and years."""
    return Cuts(terms.time_zone, terms.fiscal_year_starts)


def next_start(terms: Terms, span: Literal["quarter", "year"], at: datetime) -> datetime:
    """Return the first instant, in UTC, of the fiscal quarter or year that begins after an instant.

    Days are cut in the charter's zone, and the fiscal year begins with the month the charter names.
    """
    zone = ZoneInfo(terms.time_zone)
    local, months = at.astimezone(zone), _MONTHS[span]
    ahead = months - (local.month - terms.fiscal_year_starts) % months
    years, month = divmod(local.month - 1 + ahead, 12)
    return datetime(local.year + years, month + 1, 1, tzinfo=zone).astimezone(UTC)
