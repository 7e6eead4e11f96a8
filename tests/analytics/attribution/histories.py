"""Random companies of deals and touches, told as facts, and the journeys they must come to, in plain Python."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import numpy as np

from selaras.core.attribution import Journey, JourneyRule, Touch, considered
from tests.analytics.writing import Telling

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
AS_OF = START + timedelta(days=400)
CHANNELS = (None, "webinar", "search", "fair", "mail")
SEGMENTS = ("smb", "mid")


@dataclass
class Deal:
    """What was told of one deal."""

    id: str
    leads: list[str]
    amount: int | None
    created: datetime
    inferred: bool
    closed: datetime | None
    outcome: str
    account: str


@dataclass
class Company:
    """Facts, and what was told in them."""

    channels: tuple[str | None, ...] = CHANNELS
    telling: Telling = field(default_factory=Telling)
    deals: list[Deal] = field(default_factory=list)
    touches: dict[str, list[Touch]] = field(default_factory=dict)
    captured: dict[str, datetime] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=dict)

    def group(self, deal: Deal, rule: JourneyRule) -> set[str]:
        """Return the buying group."""
        theirs = {lead for lead, account in self.accounts.items() if account == deal.account}
        return set(deal.leads) | (theirs if rule.people == "account" else set())

    def journey(self, deal: Deal, rule: JourneyRule) -> Journey:
        """Return the deal's journey by hand."""
        people = self.group(deal, rule)
        told = [touch for lead in people for touch in self.touches.get(lead, [])]
        known = [self.captured[lead] for lead in people if lead in self.captured]
        return Journey(
            considered(told, rule, created_at=deal.created, until=deal.closed or AS_OF),
            deal.amount or 0,
            captured_at=min(known, default=None),
            created_at=None if deal.inferred else deal.created,
            closed_at=deal.closed,
        )


def company(seed: int, deals: int = 60, leads: int = 40, channels: tuple[str | None, ...] = CHANNELS) -> Company:
    """Return a company in which ties, merges, sessions, missing milestones and odd amounts are common."""
    chance = np.random.default_rng(seed)
    told = Company(channels)
    tell = told.telling.tell
    names = [f"lead_{n:02d}" for n in range(leads)]
    for n, lead in enumerate(names):
        at = START + timedelta(hours=int(chance.integers(0, 24 * 60)))
        if chance.random() < 0.9:
            tell("lead.captured", lead, at, channel=CHANNELS[int(chance.integers(5))], segment=SEGMENTS[n % 2])
            told.captured[lead] = at
        if chance.random() < 0.7:
            account = f"account_{int(chance.integers(8))}"
            tell("lead.matched", lead, at, account_id=account, rule="domain", confidence=0.9)
            told.accounts[lead] = account
    _touch(told, names, chance)
    for n in range(deals):
        _deal(told, f"opportunity_{n:03d}", names, chance)
    return told


def _touch(told: Company, names: list[str], chance: np.random.Generator) -> None:
    for lead in names:
        for _ in range(int(chance.integers(0, 14))):
            at = START + timedelta(hours=6 * int(chance.integers(0, 4 * 220)))
            channel = told.channels[int(chance.integers(len(told.channels)))]
            session = [None, "s1", "s2"][int(chance.integers(3))]
            details = {"channel": channel, "campaign": channel and f"{channel}-spring", "session": session}
            fact = told.telling.tell("lead.touched", lead, at, signal="pricing_viewed", **details)
            told.touches.setdefault(lead, []).append(
                Touch(at, lead, fact.source_key, channel=channel, session=session)
            )  # fmt: skip


def _deal(told: Company, name: str, names: list[str], chance: np.random.Generator) -> None:
    tell = told.telling.tell
    created = START + timedelta(hours=6 * int(chance.integers(40, 4 * 180)))
    outcome = ["won", "won", "lost", "open"][int(chance.integers(4))]
    amount = [None, 10, 999, -7, 10**13 + 1][int(chance.integers(5))] if chance.random() < 0.5 else None
    amount = int(chance.integers(1, 10**7)) if amount is None and chance.random() < 0.8 else amount
    people = [names[int(k)] for k in chance.choice(len(names), int(chance.integers(0, 4)), replace=False)]
    inferred, account = bool(chance.random() < 0.2), f"account_{int(chance.integers(8))}"
    closed = None if outcome == "open" else created + timedelta(hours=6 * int(chance.integers(0, 200)))
    tell("opportunity.created", name, created, base_minor=amount, inferred=inferred, account_id=account)
    for lead in people:
        tell("lead.qualified", lead, created - timedelta(days=1), segment=SEGMENTS[int(chance.integers(2))])
        tell("lead.converted", lead, created, opportunity_id=name)
    if closed:
        tell(f"opportunity.{outcome}", name, closed)
    told.deals.append(Deal(name, people, amount, created, inferred, closed, outcome, account))
