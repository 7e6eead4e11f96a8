"""What detectors look at: contacts, endings, changes of profiles and snoozes, each with what it could save."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Contact:
    """Outreach by a rep that counts as human. ``due_at`` is when a promise was due which it kept, if it kept one."""

    lead_id: str
    rep_id: str
    at: datetime
    noted_at: datetime
    medium: str
    outcome: str | None = None
    due_at: datetime | None = None

    def noted_after(self, lag: timedelta) -> bool:
        """Whether it was written down so much later than it is said to have happened."""
        return self.noted_at - self.at >= lag

    @property
    def saves(self) -> bool:
        """Whether it lies in time, and was written down only after that time had passed."""
        return self.due_at is not None and self.at <= self.due_at < self.noted_at


@dataclass(frozen=True, slots=True)
class Ending:
    """A rep ended work on a lead. ``due_at`` is when the promise to do so was due; ``touches`` were made by then."""

    lead_id: str
    rep_id: str
    at: datetime
    due_at: datetime | None = None
    touches: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A person changed the profile of a lead; whether it met the charter's definition just before and just after."""

    lead_id: str
    done_by: str
    side: str
    at: datetime
    met_before: bool
    met_after: bool

    @property
    def lifts(self) -> bool:
        """Whether the lead became an MQL by the change."""
        return self.met_after and not self.met_before


@dataclass(frozen=True, slots=True)
class Snooze:
    """A rep put a lead aside; ``broken`` says that a promise about it broke before anybody tried again."""

    lead_id: str
    rep_id: str
    at: datetime
    until: datetime
    broken: bool = False
