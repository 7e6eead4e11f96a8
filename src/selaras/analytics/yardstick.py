"""What a figure takes from the charter: currency, how time is cut, the horizon, and what counts as too few."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from selaras.core.calendars import Calendar
from selaras.core.charter.fiscal import cuts_of
from selaras.core.charter.terms import CoverageRule, PeriodClause, Target, Terms
from selaras.kit.periods import Cuts

HANDOFF_FIELDS = ("company", "title", "source", "behaviour")
ContactStart = Literal["captured", "qualified", "assigned", "accepted"]


@dataclass(frozen=True, slots=True)
class Yardstick:
    """How both teams agreed to measure. Without a charter: UTC, calendar quarters, 90 days, 30 passes, no target."""

    cuts: Cuts = field(default_factory=Cuts)
    currency: str = "USD"
    horizon: timedelta = timedelta(days=90)
    thin_below: int = 30
    targets: tuple[Target, ...] = ()
    coverage: CoverageRule = field(default_factory=CoverageRule)
    contact_start: ContactStart = "assigned"
    """Where the wait for the first contact begins; the charter's clause names it."""
    hours: Calendar | None = None
    """Business hours to count waits in; wall time where not given."""
    handoff_fields: tuple[str, ...] = HANDOFF_FIELDS
    """What marketing promised to know of a lead it hands over."""
    promises: tuple[PeriodClause, ...] = ()
    """What both sides promised of every week, month or quarter."""

    @classmethod
    def of(cls, terms: Terms | None) -> "Yardstick":
        """Return the yardstick of the charter in force, or the plain one where none is.

        >>> Yardstick.of(None).horizon.days
        90
        """
        if terms is None:
            return cls()
        first_contact = [clause.start for clause in terms.promises.leads if clause.promise == "first_contact"]
        complete = [clause.fields for clause in terms.promises.periods if clause.promise == "data_complete"]
        return cls(
            cuts=cuts_of(terms),
            currency=terms.currency,
            horizon=timedelta(days=terms.figures.conversion_horizon_days),
            thin_below=terms.figures.thin_below,
            targets=terms.figures.targets,
            coverage=terms.figures.coverage,
            contact_start=first_contact[0] if first_contact else "assigned",
            handoff_fields=next((fields for fields in complete if fields), HANDOFF_FIELDS),
            promises=terms.promises.periods,
        )
