"""Behind a part: the leads, passes and deals it lies in, as they are known at the moment of the verdict."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from selaras.analytics.diagnosis.comparing import contact_clause, in_time
from selaras.analytics.diagnosis.fetching import came
from selaras.analytics.diagnosis.weighing import Weighed
from selaras.analytics.door import Columns
from selaras.analytics.question import Question
from selaras.core.charter.terms import Terms
from selaras.core.diagnosis import Factor, band_of
from selaras.kit.instants import from_microseconds

_LATE: Final = 3
"""Where the charter promises nothing, late is what waited more than a day."""
_OF_PASSES: Final = ("lead_id", "pass_no", "channel", "segment", "began_at", "waited_seconds", "amount_minor")
_OF_LEADS: Final = ("lead_id", "captured_at", "channel", "segment")
_OF_CLOSED: Final = ("opportunity_id", "channel", "segment", "won", "amount_minor")
_OF_OPENED: Final = ("opportunity_id", "amount_minor")
Truths = np.ndarray[Any, np.dtype[np.bool_]]
Table = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the passes of the period say, for choosing those behind a part."""

    passes: Columns
    watch: int
    late: Truths

    def within(self, name: str) -> Truths:
        """Return which passes came so far within the watch."""
        reached = self.passes[name]
        found: Truths = self.watched & (reached >= 0) & (reached <= self.watch)
        return found

    @property
    def watched(self) -> Truths:
        """Which passes are old enough."""
        old: Truths = self.passes["age"] >= self.watch
        return old


_CHOICES: Final[dict[Factor, Callable[[_Told], Truths]]] = {
    "lead_to_mql": lambda told: told.passes["age"] >= 0,
    "acceptance": lambda told: told.watched & ~told.within("accepted"),
    "speed": lambda told: told.within("accepted") & told.late,
    "qualification": lambda told: told.within("accepted") & ~told.within("qualified"),
    "opportunity": lambda told: told.within("qualified") & ~told.within("converted"),
    "amount": lambda told: told.within("converted"),
}


def behind(question: Question, weighed: Weighed, factor: Factor, terms: Terms | None) -> Table:
    """Return what is behind a part in the period itself, column by column, in the order of ids.

    Leads that came are behind their number and their mix, passes not taken behind acceptance, passes contacted later
    than promised (or never) behind speed, passes that ended there behind qualification and opportunity creation, and
    deals behind their size, the win rate and sales' own.
    """
    after = weighed.after
    if factor in {"volume", "mix"}:
        leads: dict[str, Any] = dict(came(question, after.period))
        leads["captured_at"] = [from_microseconds(at) for at in leads["captured_at"].tolist()]
        return _columns(leads, _OF_LEADS)
    if factor == "win":
        lead = ~after.closed["own"].astype(bool)
        return _columns(_named(after.closed, lead), _OF_CLOSED)
    if factor == "own_deals":
        return _columns(_named(after.opened, np.ones(after.opened["amount"].size, dtype=bool)), _OF_OPENED)
    told = _Told(after.passes, weighed.frame.watch, _late(weighed, terms))
    return _columns(_passes(question, weighed, _CHOICES[factor](told)), _OF_PASSES)


def _late(weighed: Weighed, terms: Terms | None) -> Truths:
    if contact_clause(terms) is not None:
        late: Truths = ~in_time(weighed.after, terms)
        return late
    slow: Truths = band_of(weighed.after.passes["waited"]) >= _LATE
    return slow


def _passes(question: Question, weighed: Weighed, chosen: Truths) -> dict[str, Any]:
    told = {name: column[chosen] for name, column in weighed.after.passes.items()}
    began = [from_microseconds(question.moment.instant - age) for age in told["age"].tolist()]
    waited = [None if wait < 0 else wait // 1_000_000 for wait in told["waited"].tolist()]
    amount = [
        value if priced else None
        for value, priced in zip(told["amount"].tolist(), told["priced"].tolist(), strict=True)
    ]
    return told | {"began_at": began, "waited_seconds": waited, "amount_minor": amount}


def _named(deals: Columns, chosen: Truths) -> dict[str, Any]:
    told = {name: column[chosen] for name, column in deals.items()}
    return told | {"amount_minor": told["amount"]}


def _columns(told: dict[str, Any], names: tuple[str, ...]) -> Table:
    return {name: told[name].tolist() if hasattr(told[name], "tolist") else list(told[name]) for name in names}
