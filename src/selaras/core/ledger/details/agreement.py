"""Details of facts about the agreement itself and the figures both sides promised: charters, targets, forecasts."""

from datetime import date, datetime

from selaras.core.ledger.fact import Details


class Proposed(Details, frozen=True, kw_only=True):
    """A version of the charter was written down; ``document`` is its canonical JSON and ``sha256`` names it.

    ``retroactive`` says that both sides meant a day that was over when they signed.
    """

    version: int
    sha256: str
    document: str
    effective_from: datetime
    note: str | None = None
    retroactive: bool = False


class Signed(Details, frozen=True, kw_only=True):
    """One side signed the version with this hash."""

    version: int
    sha256: str
    side: str
    signer_id: str
    signer_name: str


class Withdrawn(Details, frozen=True, kw_only=True):
    """The proposal was taken back before it was in force."""

    version: int
    reason: str


class ForecastSubmitted(Details, frozen=True, kw_only=True):
    """A forecast for the period that begins on ``period_start``, as it was said then; the subject is rep or team."""

    period_start: date
    period_end: date
    category: str
    amount_minor: int
    currency: str
    base_minor: int | None = None
    team: str | None = None
