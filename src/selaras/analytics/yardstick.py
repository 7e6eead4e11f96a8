"""What a figure takes from the charter: currency, how time is cut, the horizon, and what counts as too few."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Literal

from selaras.core.attribution.model import Counted, People
from selaras.core.calendars import Calendar
from selaras.core.charter.fiscal import cuts_of
from selaras.core.charter.terms import AttributionModel, CoverageRule, PeriodClause, Target, Terms
from selaras.kit.periods import Cuts

HANDOFF_FIELDS = ("company", "title", "source", "behaviour")
ContactStart = Literal["captured", "qualified", "assigned", "accepted"]
Counting = Literal["passes", "people"]


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
    counting: Counting = "passes"
    """What a funnel counts: every pass, or by person, where a lead counts once, in its first pass of the period."""
    cost_lag: int | Literal["cycle"] = 0
    """By how many days costs come before the customers they win; ``cycle`` is the median sales cycle."""
    margin: Decimal = Decimal(1)
    """What part of revenue is left to pay for marketing; all of it where nobody said."""
    credit: str = "sourced"
    """By which model revenue is credited to channels and campaigns."""
    attribution: tuple[AttributionModel, ...] = ()
    """How revenue is shared out among touches; where the charter has no model, those of the starting one."""
    buying_group: People = "contacts"
    touches_counted: Counted = "each"

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
            attribution=terms.figures.attribution,
            buying_group=terms.figures.buying_group or "contacts",
            touches_counted=terms.figures.touches_counted or "each",
        )
