"""Figures in the charter: targets, thresholds that colour a figure, attribution models, weights of alignment."""

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from selaras.core.charter.terms.shape import Named, Part


class Target(Part):
    """Closed-won revenue both teams carry for a period, in the charter's currency."""

    starts_on: date
    ends_on: date
    """The last day of the period, included."""
    revenue: Decimal = Field(gt=0)
    marketing_sourced_share: Decimal | None = None


class Rate(Part):
    """One unit of ``currency`` in the charter's currency, from a day on until the next rate."""

    currency: str
    from_date: date
    rate: Decimal = Field(gt=0)


class Threshold(Part):
    """Where a figure is good, and where it is bad."""

    metric: str
    good: Decimal | None = None
    bad: Decimal | None = None
    higher_is_better: bool = True


class CoverageRule(Part):
    """How much open pipeline a target needs."""

    low: Decimal = Decimal(3)
    high: Decimal = Decimal(5)
    needed_from_history: bool = True
    """True: show the ratio computed from win rate and cycle beside the rule."""
    stages_counted: tuple[str, ...] = ()
    """CRM stages that count as pipeline; all open ones where empty."""


class AttributionModel(Named):
    """A model is its weights and rules, not only its name."""

    sort: Literal["anchors", "time_decay", "markov", "shapley"]
    first_touch: Decimal = Decimal(0)
    lead_creation: Decimal = Decimal(0)
    opportunity_creation: Decimal = Decimal(0)
    closing_touch: Decimal = Decimal(0)
    last_touch: Decimal = Decimal(0)
    spread: Decimal = Decimal(0)
    """What all touches that are no anchor share."""
    half_life_days: float | None = None
    order: int | None = None
    lookback_days: int = 180


class AlignmentWeights(Part):
    """Weights of the parts of the alignment score; they sum to one."""

    sales_sla: Decimal = Decimal("0.25")
    marketing_sla: Decimal = Decimal("0.25")
    shared_metrics: Decimal = Decimal("0.25")
    coverage_stability: Decimal = Decimal("0.15")
    joint_nps: Decimal = Decimal("0.10")


class FigureTerms(Part):
    """All figures the charter fixes."""

    targets: tuple[Target, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    coverage: CoverageRule = CoverageRule()
    attribution: tuple[AttributionModel, ...] = ()
    buying_group: Literal["contacts", "account"] | None = None
    """Whose touches stand before a deal: the contacts named on it (also where nothing is given), or everybody of its
    account."""
    touches_counted: Literal["each", "session"] | None = None
    """Whether every touch counts (also where nothing is given), or the first of a session for all of it."""
    alignment: AlignmentWeights = AlignmentWeights()
    conversion_horizon_days: int = 90
    thin_below: int = 30
    """Cuts with fewer passes are marked thin and never ranked or coloured."""
    exchange_rates: tuple[Rate, ...] = ()
