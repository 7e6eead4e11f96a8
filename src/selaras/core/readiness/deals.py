"""Deals that are older than the lead they came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from selaras.core.readiness.finding import Example, Finding


@dataclass(frozen=True, slots=True)
class DealAndLead:
    """A deal's first instant (creation or close) and its lead's; ``row`` is the deal's in its file, where known."""

    deal: str
    deal_at: datetime
    lead_at: datetime
    row: int | None = None


def deals_before_leads(pairs: Iterable[DealAndLead]) -> list[Finding]:
    """Return the finding that some deals precede their lead, if any do; the widest gaps are the examples."""
    seen, early = 0, []
    for pair in pairs:
        seen += 1
        if pair.deal_at < pair.lead_at:
            early.append(pair)
    if not early:
        return []
    early.sort(key=lambda pair: (pair.deal_at - pair.lead_at, pair.deal))
    examples = tuple(
        Example(f"{pair.deal}: {pair.deal_at:%Y-%m-%d} < {pair.lead_at:%Y-%m-%d}", pair.row) for pair in early[:1000]
    )
    metrics = ("mql_to_opportunity", "mql_to_won", "opportunity_to_won", "sales_cycle")
    return [Finding("deal-before-lead", "error", "opportunities", len(early), seen, "", {}, examples, metrics)]
