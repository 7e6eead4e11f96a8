"""Random histories of deals and reps, with ties, late words, dates moved to and fro, and reps who change teams; and the
fold of one deal in plain Python, as the definitions say it.

One history holds many deals, for deals have nothing to do with one another: a lake costs more than a deal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import strategies as st

from selaras.core.ledger import KINDS, Fact, in_order

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
REPS = ("rep_dewi", "rep_tono")
_STAGES = ("discovery", "proposal", "negotiation")
_TERMS: dict[str, tuple[object, ...]] = {
    "base_minor": (None, 100, 250, 301),
    "close_date": (None, date(2026, 3, 20), date(2026, 5, 3), date(2026, 6, 30), date(2026, 7, 1)),
    "owner_id": (None, *REPS),
}
_SORTS: dict[str, dict[str, tuple[object, ...]]] = {
    "opportunity.created": {**_TERMS, "stage": _STAGES},
    "opportunity.changed": _TERMS,
    "opportunity.moved": {"to_stage": _STAGES},
    "opportunity.won": {"base_minor": (None, 77, 250)},
    "opportunity.lost": {},
    "opportunity.reopened": {},
    "rep.updated": {"team": ("north", "south", None)},
}
_KINDS = (*_SORTS, "opportunity.created", "opportunity.changed", "opportunity.changed")


def deal_history(seed: int, deals: int = 40) -> list[Fact]:
    """Tell a few facts of each deal; they are noted up to seventy days after they happened."""
    chance = Random(seed)
    facts = []
    for number in range(deals * 6):
        kind = chance.choice(_KINDS)
        at = START + timedelta(days=chance.randint(0, 150))
        details = {name: chance.choice(values) for name, values in _SORTS[kind].items()}
        facts.append(
            Fact(
                kind=kind,
                subject=chance.choice(REPS) if kind.startswith("rep.") else f"opportunity_{chance.randrange(deals)}",
                happened_at=at,
                noted_at=at + timedelta(days=chance.choice([0, 0, 0, 1, 70])),
                source_key=f"key:{chance.randint(0, 9)}{number:04d}",
                actor="test",
                details=KINDS[kind].details(**details),
            )
        )
    return facts


deal_histories = st.integers(0, 10**6).map(deal_history)


@dataclass
class Deal:
    """One deal as it stands."""

    amount: int | None = None
    close_date: date | None = None
    rep: str = "(unknown)"
    team: str = "(unknown)"
    stage: str | None = None
    outcome: str = "open"
    closed_at: datetime | None = None


def stood(facts: Iterable[Fact]) -> dict[str, Deal]:
    """Fold every deal, and every rep's team, from the facts that are known."""
    deals: dict[str, Deal] = {}
    teams: dict[str, str] = {}
    signed: dict[str, int | None] = {}
    for fact in in_order(facts):
        if fact.kind == "rep.updated":
            teams[fact.subject] = fact.details.team or teams.get(fact.subject, "(unknown)")
            continue
        _tell(deals.setdefault(fact.subject, Deal()), fact)
        if fact.kind == "opportunity.won":
            signed[fact.subject] = fact.details.base_minor
    for name, deal in deals.items():
        deal.team = teams.get(deal.rep, "(unknown)")
        if deal.outcome == "won":
            deal.amount = _first(signed[name], deal.amount)
    return deals


def _tell(deal: Deal, fact: Fact) -> None:
    said, kind = fact.details, fact.kind.partition(".")[2]
    deal.amount = _first(getattr(said, "base_minor", None), deal.amount)
    deal.close_date = getattr(said, "close_date", None) or deal.close_date
    deal.rep = getattr(said, "owner_id", None) or deal.rep
    deal.stage = getattr(said, "to_stage", None) or getattr(said, "stage", None) or deal.stage
    if kind in {"won", "lost", "reopened"}:
        deal.outcome = "open" if kind == "reopened" else kind
        deal.closed_at = None if kind == "reopened" else fact.happened_at


def _first(new: int | None, old: int | None) -> int | None:
    return old if new is None else new
