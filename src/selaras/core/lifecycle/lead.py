"""What a lead is once its history is folded: who it is, where it stands, and every pass it made."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec

from selaras.core.ledger.details.lead import LeadProfile
from selaras.core.lifecycle.passes import Pass
from selaras.core.lifecycle.stages import Stage
from selaras.core.lifecycle.waiting import NOT_CLIMBING, Climbing
from selaras.core.lifecycle.work import Activity, Touch

Status = Literal["new", "open", "rejected", "disqualified", "recycled", "woken", "won", "lost", "merged"]


@dataclass(frozen=True, slots=True)
class Account:
    """The company a lead was matched to, and what decided."""

    id: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class WakeUp:
    """When, or on what, a recycled lead comes back to life."""

    since: datetime
    reason: str
    at: datetime | None
    on: str | None


@dataclass(frozen=True, slots=True)
class Regression:
    """A system set the lead back; what it had reached stays reached."""

    at: datetime
    to_stage: str
    from_stage: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Lead:
    """A person who may buy, as the facts tell it.

    ``stage`` is where the lead stands now: the furthest of its open (or won) pass, or what a later regression
    said; once a pass ended otherwise it is a lead again, and ``status`` says how the pass ended.
    """

    id: str
    profile: LeadProfile
    stage: Stage
    status: Status
    passes: tuple[Pass, ...] = ()
    account: Account | None = None
    merged: tuple[str, ...] = ()
    """The leads that are part of this one."""
    merged_into: str | None = None
    captured_at: datetime | None = None
    channel: str | None = None
    campaign: str | None = None
    touches: tuple[Touch, ...] = ()
    activities: tuple[Activity, ...] = ()
    regressions: tuple[Regression, ...] = ()
    wake_up: WakeUp | None = None
    climbing: Climbing = NOT_CLIMBING
    """How far the open pass went up because nobody answered it."""
    snoozed_until: datetime | None = None
    accounts_asked: tuple[str, ...] = ()
    """The accounts among which somebody must choose the lead's own."""
    erased: bool = False

    @property
    def last_pass(self) -> Pass | None:
        """The newest pass, open or not."""
        return self.passes[-1] if self.passes else None

    @property
    def open_pass(self) -> Pass | None:
        """The pass that is under way, if one is."""
        return self.passes[-1] if self.passes and self.passes[-1].outcome == "open" else None

    @property
    def rep_id(self) -> str | None:
        """Who works on the lead now."""
        return self.open_pass.rep_id if self.open_pass else None

    @property
    def last_touch_at(self) -> datetime | None:
        """When the lead was last seen doing something."""
        return self.touches[-1].at if self.touches else None

    @property
    def last_activity_at(self) -> datetime | None:
        """When sales last did something."""
        return self.activities[-1].at if self.activities else None

    @property
    def fields(self) -> dict[str, object]:
        """What is known of the lead, by field name, for the charter's conditions; an unknown field is absent."""
        known: dict[str, object] = msgspec.structs.asdict(self.profile)
        known |= {"channel": self.channel, "campaign": self.campaign}
        return {name: value for name, value in known.items() if value is not None}
