"""The desk in the charter: who reviews and who rules, when people are told, and how far each may go by themselves."""

from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from selaras.core.charter.terms.shape import Part
from selaras.core.charter.terms.time import Allowance, duration

Span = Annotated[timedelta, BeforeValidator(duration)]
Share = Annotated[Decimal, Field(ge=0, le=1)]


class Climb(Part):
    """One step up for a lead of the fast lane that nobody has answered."""

    to: Literal["manager", "another_rep", "leader"]
    after: Allowance
    """Counted from when the rep was told, or from the step before."""


class QuietHours(Part):
    """When nobody is disturbed, in the zone of whoever would be; what came meanwhile waits for the end."""

    start: str = "20:00"
    end: str = "07:00"
    fast_lane_passes: bool = True
    """True: the fast lane is announced at any hour."""


class WatchTerms(Part):
    """From where on a pattern in the figures is looked at; a finding is a question, never a punishment."""

    mass_dispositions: int = Field(default=10, ge=2)
    """So many leads ended by one rep within ``mass_within`` shortly before their promises fell due."""
    mass_within: Span = timedelta(minutes=15)
    back_dated_by: Span = timedelta(hours=24)
    """An activity noted so much later than it is said to have happened is back-dated."""
    back_dated_share: Share = Decimal("0.2")
    """The share of back-dated activities, among at least ten, from which it is a pattern."""
    automatic_share: Share = Decimal("0.5")
    """The share of a rep's touches that look like automatic mail though marked as personal."""
    score_edits: int = Field(default=5, ge=1)
    """So many profile changes within a week by one person that lift leads just over the threshold."""
    crammed_touches: int = Field(default=5, ge=1)
    """So many leads ended by one rep within a week whose promised touches were all made within one hour."""
    snoozed_share: Share = Decimal("0.5")
    """The share of the leads a rep put aside, at least ten, of which a promise broke before anybody tried again."""


class DeskTerms(Part):
    """How the hand-over is run from day to day."""

    reviewers: tuple[str, ...] = ("sales_manager", "revenue_operations", "sales_leader")
    """Roles that accept or reject an MQL."""
    rulers: tuple[str, ...] = ("revenue_operations", "executive")
    """Roles that rule over a disputed decision; they stand on neither side."""
    reps_see_their_team: bool = False
    """True: a rep sees the leads of the whole team, not only their own."""
    remind_at: Share = Decimal("0.75")
    """The share of a promise's time after which whoever owes it is reminded."""
    climb: tuple[Climb, ...] = ()
    """What happens to a lead of the fast lane that nobody answers, step by step."""
    announce_within: Span = timedelta(hours=24)
    """News older than this when it arrives is put into the queue and announced to nobody."""
    quiet_hours: QuietHours | None = QuietHours()
    snooze_longest: Span = timedelta(days=3)
    """A rep may put a lead aside for so long at most, and never past a promise's due time."""
    undo_within: Span = timedelta(minutes=15)
    """For so long an act can be taken back by whoever did it."""
    counts_anew: bool = True
    """True: after a pass has ended only what the lead does from then on counts towards its next."""
    waking_qualifies: bool = True
    """True: a lead that wakes when it should goes to review at once if it still meets the criteria."""
    gives_back: tuple[str, ...] = ("bad_data", "duplicate")
    """Classes of rejection after which routing owes the rep another lead."""
    merge_at: Share = Decimal("0.99")
    """Leads surely one person, who share an address or a number, are merged by themselves from here on."""
    ask_at: Share = Decimal("0.8")
    """Leads at least this surely one person are shown to somebody who decides."""
    watch: WatchTerms = WatchTerms()
