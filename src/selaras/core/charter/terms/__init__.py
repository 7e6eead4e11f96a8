"""The terms: the whole agreement as one validated document, part by part."""

from pydantic import Field

from selaras.core.charter.terms.desk import Climb, DeskTerms, QuietHours, WatchTerms
from selaras.core.charter.terms.events import ChannelRule, EventRule
from selaras.core.charter.terms.figures import (
    AlignmentWeights,
    AttributionModel,
    CoverageRule,
    FigureTerms,
    Rate,
    Target,
    Threshold,
)
from selaras.core.charter.terms.intake import IntakeTerms
from selaras.core.charter.terms.promises import Ladder, LeadClause, PeriodClause, PromiseTerms, Rung
from selaras.core.charter.terms.reasons import Disposition, Reason, ReasonTerms, RecycleReason, RejectReason
from selaras.core.charter.terms.routing import Cap, Member, Pool, Route, RoutingTerms
from selaras.core.charter.terms.scoring import FitRule, ScoringTerms, SignalRule
from selaras.core.charter.terms.shape import Part
from selaras.core.charter.terms.stages import Criterion, Framework, Question, StageName, StageTerms
from selaras.core.charter.terms.time import Allowance, CalendarTerms, HolidayTerms

__all__ = [
    "AlignmentWeights",
    "Allowance",
    "AttributionModel",
    "CalendarTerms",
    "Cap",
    "ChannelRule",
    "Climb",
    "CoverageRule",
    "Criterion",
    "DeskTerms",
    "Disposition",
    "EventRule",
    "FigureTerms",
    "FitRule",
    "Framework",
    "HolidayTerms",
    "IntakeTerms",
    "Ladder",
    "LeadClause",
    "Member",
    "Part",
    "PeriodClause",
    "Pool",
    "PromiseTerms",
    "Question",
    "QuietHours",
    "Rate",
    "Reason",
    "ReasonTerms",
    "RecycleReason",
    "RejectReason",
    "Route",
    "RoutingTerms",
    "Rung",
    "ScoringTerms",
    "SignalRule",
    "StageName",
    "StageTerms",
    "Target",
    "Terms",
    "Threshold",
    "WatchTerms",
]


class Terms(Part):
    """The agreement of marketing and sales, complete."""

    title: str
    """What this agreement is called."""
    title_id: str | None = None
    """The title in Indonesian; where none is given, the title stands in both languages."""
    currency: str
    """ISO 4217 code; every figure is told in it."""
    time_zone: str
    """IANA zone in which days, weeks, months and quarters are cut."""
    fiscal_year_starts: int = Field(default=1, ge=1, le=12)
    """First month of the fiscal year."""
    calendars: dict[str, CalendarTerms]
    stages: tuple[StageTerms, ...]
    frameworks: tuple[Framework, ...] = ()
    scoring: ScoringTerms
    reasons: ReasonTerms
    routing: RoutingTerms
    promises: PromiseTerms
    intake: IntakeTerms = IntakeTerms()
    desk: DeskTerms = DeskTerms()
    figures: FigureTerms = FigureTerms()
