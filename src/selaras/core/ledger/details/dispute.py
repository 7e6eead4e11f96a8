"""Details of facts whose subject is a dispute: a decision about a lead that somebody holds against the charter."""

from selaras.core.ledger.fact import Details


class Opened(Details, frozen=True, kw_only=True):
    """A decision was disputed; ``decision`` is the source key of the fact, ``criteria`` what it contradicts.

    ``claim`` is rejection_contradicts_criteria or another the phrases know; ``opened_by`` is "selaras" where the
    contradiction was found by itself.
    """

    lead_id: str
    decision: str
    claim: str
    criteria: tuple[str, ...] = ()
    opened_by: str
    comment: str | None = None
    charter_version: int | None = None


class Noted(Details, frozen=True, kw_only=True):
    """One side added what it knows."""

    noted_by: str
    comment: str


class Ruled(Details, frozen=True, kw_only=True):
    """Somebody neutral ruled: the decision stands (``upheld``) or not (``overturned``); the history stays as it is.

    ``precedent`` is what the two sides should write into the next charter, where the case shows a gap in it.
    """

    ruling: str
    ruled_by: str
    because: str
    precedent: str | None = None
