"""Details of facts about promises judged each week, what a missed one leads to, and patterns worth a look."""

from datetime import date, datetime

from selaras.core.ledger.fact import Details


class Evaluated(Details, frozen=True, kw_only=True):
    """How a clause stood when it was judged at the end of the week that began on ``week``.

    A promise about leads is judged each week over the clocks that fell due in it, a promise about a period once that
    week, month or quarter (``every``) is over; ``first_day`` and ``last_day`` say which days it was judged over.
    ``judgement`` is met, missed or no_data, ``value`` what was reached against the ``floor``, out of ``n``, ``missing``
    what was owed and not there, and ``rung`` where the clause stood on the ladder afterwards.
    """

    clause: str
    side: str
    promise: str
    week: date
    every: str
    first_day: date
    last_day: date
    judgement: str
    met: int = 0
    breached: int = 0
    pending: int = 0
    cancelled: int = 0
    value: float | None = None
    floor: float | None = None
    n: int = 0
    missing: tuple[str, ...] = ()
    rung: int = 0
    charter_version: int | None = None


class Opened(Details, frozen=True, kw_only=True):
    """A clause climbed to a rung of the ladder, and the people of the rung owe each other a conversation.

    ``who`` are the roles that meet, ``owner_role`` the one that sees to it, ``owner_id`` the person, where only one
    holds that role. ``missed`` counts the evaluations missed in a row.
    """

    promise_id: str
    clause: str
    side: str
    promise: str
    week: date
    rung: int
    name: str
    who: tuple[str, ...]
    owner_role: str
    owner_id: str | None = None
    due_at: datetime
    missed: int
    charter_version: int | None = None


class Recovered(Details, frozen=True, kw_only=True):
    """The clause was kept again and stepped down below the record's rung at the end of the week begun on ``week``."""

    week: date


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

    It is about the rep, or about the actor of the facts where that is no rep. ``measure`` is what was seen, ``limit``
    what the charter calls usual, ``evidence`` the subjects behind it.
    """

    detector: str
    side: str
    rep_id: str | None = None
    done_by: str | None = None
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
