"""Details of facts about what happens to promises: weekly evaluations, the records they open, findings of misuse."""

from datetime import date, datetime

from selaras.core.ledger.fact import Details


class Evaluated(Details, frozen=True, kw_only=True):
    """How a clause stood in the week (or the period) that began on ``week``; ``judgement`` is met, missed or no_data.

    Promises per lead bring their counts, promises of a period their ``value`` and ``floor``.
    """

    clause: str
    side: str
    week: date
    judgement: str
    met: int = 0
    breached: int = 0
    pending: int = 0
    cancelled: int = 0
    value: float | None = None
    floor: float | None = None
    charter_version: int | None = None


class Opened(Details, frozen=True, kw_only=True):
    """A clause climbed to a rung of the ladder, and the people of the rung owe each other a conversation."""

    clause: str
    side: str
    week: date
    rung: int
    name: str
    who: tuple[str, ...]
    due_at: datetime
    missed: int
    charter_version: int | None = None


class Taken(Details, frozen=True, kw_only=True):
    """Somebody took the record over."""

    owner_id: str


class Noted(Details, frozen=True, kw_only=True):
    """Somebody wrote down what was said or agreed."""

    noted_by: str
    comment: str


class Closed(Details, frozen=True, kw_only=True):
    """The record was closed with the cause that was found and what was agreed."""

    closed_by: str
    cause: str
    outcome: str


class Found(Details, frozen=True, kw_only=True):
    """A detector found a pattern that would flatter somebody's figures: a matter to look at, never a punishment.

    ``measure`` is what was seen, ``limit`` what the charter calls usual, ``evidence`` the subjects behind it.
    """

    detector: str
    side: str
    rep_id: str | None = None
    from_at: datetime
    until_at: datetime
    count: int
    measure: float
    limit: float
    evidence: tuple[str, ...] = ()
    charter_version: int | None = None


class Answered(Details, frozen=True, kw_only=True):
    """Somebody who may looked at the finding; ``verdict`` is explained or confirmed."""

    answered_by: str
    verdict: str
    comment: str | None = None
