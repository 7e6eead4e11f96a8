"""Promises in the charter: what each side owes the other, by when, and what happens when it is broken."""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from selaras.core.charter.terms.shape import Named, Part
from selaras.core.charter.terms.time import Allowance

Side = Literal["marketing", "sales", "operations"]
Start = Literal["qualified", "assigned", "accepted", "captured"]
PromiseKind = Literal["route", "review", "first_contact", "touches", "disposition"]
PeriodKind = Literal["volume", "quality", "data_complete", "content", "campaign_report", "forecast", "capacity_notice"]


class LeadClause(Named):
    """A promise about each lead: it starts at an event, and is met by another no later than its due time."""

    promise: PromiseKind
    side: Side
    start: Start
    allowance: Allowance
    high_intent_allowance: Allowance | None = None
    """The shorter time for leads of the fast lane."""
    needed: int = Field(default=1, ge=1)
    """How many: six touches."""
    mediums: tuple[str, ...] = ("call", "email", "linkedin", "meeting")
    """What counts as a touch."""
    distinct_days: bool = False
    """True: two touches of one day count as one."""
    pauses: tuple[str, ...] = ()
    """Pause reasons under which this clock stands still."""
    applies_to: str = "always"
    """Condition over the profile; leads that do not meet it have no such clock."""


class PeriodClause(Named):
    """A promise about a period, such as MQLs a month or a report each week."""

    promise: PeriodKind
    side: Side
    every: Literal["week", "month", "quarter"]
    at_least: Decimal | None = None
    """The floor: a number, or a share between 0 and 1 for quality, data_complete and forecast."""
    fields: tuple[str, ...] = ()
    """For data_complete: the fields each hand-off must carry."""
    sorts: tuple[str, ...] = ()
    """For content: what is owed, such as battle_card."""
    notice_days: int | None = None
    """For capacity_notice: how long ahead."""
    due_day: int | None = None
    """Day of the period by which it must be there, counted from 1."""


class Rung(Named):
    """One step of the escalation ladder."""

    after_missed: int = Field(ge=1)
    """Missed weekly evaluations in a row that lead to this rung."""
    or_missed_of: tuple[int, int] | None = None
    """Or so many of the last so many, such as 3 of 5."""
    or_clauses: int | None = None
    """Or so many different clauses at the rung below."""
    who: tuple[str, ...]
    """Roles that must meet."""
    within_days: int
    """When the record is due."""


class Ladder(Part):
    """What happens when a promise is missed, and how one climbs down again."""

    rungs: tuple[Rung, ...]
    clean_periods_to_recover: int = 1
    weekly_floor: Decimal = Decimal("0.9")
    """Attainment under which a week counts as missed."""


class PromiseTerms(Part):
    """All promises of both sides."""

    leads: tuple[LeadClause, ...]
    periods: tuple[PeriodClause, ...] = ()
    ladder: Ladder
