"""Details of facts whose subject is an SLA clock: a promise with a due time, its policy as it was at the start."""

from datetime import datetime

from selaras.core.ledger.fact import Details


class Started(Details, frozen=True, kw_only=True):
    """A promise began to run; ``due_at`` was computed once, under the charter in force then."""

    clause: str
    promise: str
    side: str
    due_at: datetime
    target_seconds: int
    calendar: str
    lead_id: str | None = None
    rep_id: str | None = None
    team: str | None = None
    high_intent: bool = False
    needed: int = 1
    remind_at: datetime | None = None
    charter_version: int | None = None


class Paused(Details, frozen=True, kw_only=True):
    """The clock stands still, for a reason the charter lists."""

    reason: str


class Resumed(Details, frozen=True, kw_only=True):
    """The clock runs again, with its new due time, and its new time to remind where it had not come yet."""

    due_at: datetime
    remind_at: datetime | None = None


class Stopped(Details, frozen=True, kw_only=True):
    """The promise was kept (``outcome`` done), or ended without a verdict (``outcome`` cancelled, with its reason)."""

    outcome: str
    reason: str | None = None
    rep_id: str | None = None


class Reopened(Details, frozen=True, kw_only=True):
    """The clock runs again: what had stopped it was taken back."""


class Amended(Details, frozen=True, kw_only=True):
    """The clock got another due time, with a reason: from somebody who may, by an act of their own, or from the desk
    where a lead turned urgent (``high_intent``); it reminds anew.
    """

    due_at: datetime
    was_due_at: datetime
    reason: str
    remind_at: datetime | None = None


class Reminded(Details, frozen=True, kw_only=True):
    """Whoever owes the promise was told that it is due soon."""

    rep_id: str | None = None


class Breached(Details, frozen=True, kw_only=True):
    """The due time passed; the fact is dated to the due time, however late anyone looked."""

    cause: str | None = None
    owner_id: str | None = None
