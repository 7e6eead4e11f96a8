"""Facts about meetings: what people made of the records that the ladder opened."""

from datetime import timedelta
from typing import Final, NamedTuple

import numpy as np

from selaras.connectors.simulator.draws import Draws
from selaras.core.ledger import Details, Fact
from selaras.core.ledger.details.escalation import Closed, Noted, Opened, Taken

_LATE: Final = 0.2
"""Share of meetings that come to an end only after the record was due."""
_NEVER: Final = 0.05
"""Share of records that somebody takes over and nobody ever closes."""


class Outcome(NamedTuple):
    """What a meeting found and agreed."""

    cause: str
    remark: str
    agreed: str


_OUTCOMES: Final = {
    "over_capacity": Outcome(
        "capacity",
        "the teams hold more leads than they can work",
        "leads above capacity go to the other teams until the new reps have started",
    ),
    "absent": Outcome(
        "absence",
        "most broken promises belong to people who were away",
        "absences are entered before they begin, and routing passes over who is away",
    ),
    "late": Outcome(
        "priorities", "open deals came first at the end of the month", "the first hour of the day is for new leads"
    ),
    "untouched": Outcome(
        "process",
        "nobody looks at leads that came in over the weekend",
        "the manager of the day opens the queue at nine",
    ),
    "system": Outcome(
        "system", "events reached us minutes late", "the form's retries are watched and the queue is alarmed"
    ),
    "volume": Outcome(
        "planning", "two campaigns began later than planned", "campaign starts are agreed two weeks ahead"
    ),
    "quality": Outcome(
        "definition",
        "the wider definition brings leads that are not ready",
        "both sides look at the definition before the next quarter",
    ),
    "data_complete": Outcome(
        "data", "word-of-mouth leads arrive without a channel", "the form asks how people heard of us"
    ),
    "content": Outcome(
        "priorities", "the case studies waited for a customer's word", "each piece has a second customer in reserve"
    ),
    "campaign_report": Outcome("absence", "the report's author was away", "two people can send the report"),
    "forecast": Outcome(
        "skill",
        "reps say what is safe, not what they expect",
        "managers go through the commit with each rep, four weeks before the end",
    ),
    "capacity_notice": Outcome(
        "planning", "new limits were known weeks before they were said", "limits are entered when holidays are approved"
    ),
}
_OTHERWISE: Final = Outcome("other", "no one cause stands out", "both operations look at it again next week")


def meetings(opened: Fact, why: str, seed: int) -> list[Fact]:
    """Return what the owner of a record did about it: took it over, wrote down what was found, closed it.

    ``why`` is the cause that stands behind most of the broken promises, or the kind of promise where it is about a
    period. A record nobody owns stays as it is.
    """
    said = opened.details
    if not isinstance(said, Opened) or said.owner_id is None:
        return []
    chance, outcome = Draws(seed).of(f"meeting {opened.subject}"), _OUTCOMES.get(why, _OTHERWISE)
    time = said.due_at - opened.noted_at
    taken = opened.noted_at + _some_of(time, chance, 0.05, 0.3)
    noted = taken + _some_of(time, chance, 0.1, 0.4)
    ended = noted + _some_of(time, chance, 0.05, 0.25)
    if chance.random() < _LATE:
        ended = said.due_at + _some_of(time, chance, 0.2, 1.5)
    by = said.owner_id
    told: tuple[tuple[str, timedelta, Details], ...] = (
        ("taken", taken - opened.noted_at, Taken(owner_id=by)),
        ("noted", noted - opened.noted_at, Noted(noted_by=by, comment=outcome.remark)),
        ("closed", ended - opened.noted_at, Closed(closed_by=by, cause=outcome.cause, outcome=outcome.agreed)),
    )
    kept = told[:1] if chance.random() < _NEVER else told
    return [_fact(opened, what, after, details, by) for what, after, details in kept]


def _some_of(time: timedelta, chance: np.random.Generator, least: float, most: float) -> timedelta:
    return timedelta(seconds=round(time.total_seconds() * chance.uniform(least, most)))


def _fact(opened: Fact, what: str, after: timedelta, details: Details, by: str) -> Fact:
    at = opened.noted_at + after
    return Fact(
        kind=f"escalation.{what}",
        subject=opened.subject,
        happened_at=at,
        noted_at=at,
        source_key=f"{opened.subject}:sim:{what}",
        actor=f"user:{by}",
        details=details,
    )
