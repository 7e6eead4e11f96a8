"""Details of facts whose subject is a blind audit: a sample of hand-offs that both sides rate, each alone."""

from datetime import datetime

from selaras.core.ledger.fact import Details


class Opened(Details, frozen=True, kw_only=True):
    """A sample was drawn, by its seed, from the hand-offs of a period.

    ``items`` are the passes ("lead:number"), ``judged`` what the charter itself says of each, in the same order: meets,
    fails or unknown. No rater is shown it before the audit is closed.
    """

    opened_by: str
    from_at: datetime
    until_at: datetime
    due_at: datetime
    seed: int
    population: int
    items: tuple[str, ...]
    judged: tuple[str, ...]
    charter_version: int | None = None


class Rated(Details, frozen=True, kw_only=True):
    """Somebody of one side said whether a hand-off meets the criteria; ``failed`` names those it does not meet."""

    item: str
    rated_side: str
    rated_by: str
    verdict: str
    failed: tuple[str, ...] = ()
    comment: str | None = None


class Closed(Details, frozen=True, kw_only=True):
    """The audit takes no more ratings: both sides have rated all (all_rated), or it was due (due)."""

    because: str
