"""Details of facts whose subject is a pair of leads that may be one person."""

from selaras.core.ledger.fact import Details


class Suspected(Details, frozen=True, kw_only=True):
    """Two leads look like one person, not surely enough to merge them without asking."""

    first: str
    second: str
    confidence: float
    evidence: tuple[str, ...] = ()


class Parted(Details, frozen=True, kw_only=True):
    """Somebody said that the two are different people, whether or not anybody had suspected otherwise."""

    parted_by: str
    first: str | None = None
    second: str | None = None
    reason: str | None = None
