"""What the lead did (touches) and what sales did (activities)."""

from dataclasses import dataclass
from datetime import datetime

from selaras.core.ledger import Fact
from selaras.core.ledger.details.lead import Contacted, Touched


@dataclass(frozen=True, slots=True)
class Touch:
    """A behaviour of the lead that marketing saw."""

    at: datetime
    signal: str
    channel: str | None = None
    campaign: str | None = None
    content: str | None = None
    session: str | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """Something sales did, or an answer it received."""

    at: datetime
    medium: str
    rep_id: str | None = None
    outbound: bool = True
    automated: bool = False
    connected: bool = False
    outcome: str | None = None

    @property
    def attempt(self) -> bool:
        """Whether this is human outreach, the only thing that stops a first-contact clock."""
        return self.outbound and not self.automated


def touches_in(facts: list[Fact]) -> tuple[Touch, ...]:
    """Return the touches among facts in ledger order."""
    return tuple(
        Touch(fact.happened_at, d.signal, d.channel, d.campaign, d.content, d.session)
        for fact in facts
        if isinstance(d := fact.details, Touched)
    )


def activities_in(facts: list[Fact]) -> tuple[Activity, ...]:
    """Return the activities among facts in ledger order."""
    return tuple(
        Activity(fact.happened_at, d.medium, d.rep_id, d.outbound, d.automated, d.connected, d.outcome)
        for fact in facts
        if isinstance(d := fact.details, Contacted)
    )
