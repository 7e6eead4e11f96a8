"""What leads do where marketing can see it: visits of a few touches, made block by block, and again when told."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.arrays import (
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    Floats,
    Ints,
    Truths,
    grouped_sum,
    pick,
    within,
)
from selaras.connectors.simulator.campaigns import Campaigns
from selaras.connectors.simulator.channels import ALL_CHANNELS, CHANNELS
from selaras.connectors.simulator.draws import Draws
from selaras.connectors.simulator.frame import Frame
from selaras.connectors.simulator.leads import UNTRACKED, Leads
from selaras.connectors.simulator.scenario import Scenario
from selaras.connectors.simulator.words import PIECES

BLOCK = 20_000
"""Leads whose touches are in memory at once."""

SIGNALS = (
    "email_opened", "ad_clicked", "page_viewed", "email_clicked", "form_submitted", "content_downloaded",
    "webinar_registered", "event_attended", "webinar_attended", "case_study_viewed", "pricing_viewed", "trial_started",
    "contact_requested", "demo_requested",
)  # fmt: skip
"""What marketing sees, from weak to strong; the charter's rules decide which of them count."""
_SIGNAL_WEIGHTS = np.array([23, 10, 40, 10, 1.4, 3.0, 2.2, 0.4, 1.4, 2.6, 2.6, 0.3, 0.35, 0.4])
UNSCORED = 2
"""The first signals say nothing of interest; second records of a person show only these, so no score counts twice."""

_PER_SESSION = 2.7
_LOST_AT_THE_END = 1.2  # touches that would fall after history ends are never seen; this many more are made
_SIGNAL = {name: i for i, name in enumerate(SIGNALS)}


@dataclass(frozen=True, slots=True)
class Touches:
    """Touches in the order of lead and time; ``campaign`` -1 is none, ``content`` -1 is none."""

    lead: Ints
    number: Ints
    at: Ints
    noted: Ints
    signal: Ints
    channel: Ints
    campaign: Ints
    content: Ints
    session: Ints

    @property
    def size(self) -> int:
        """Return how many there are."""
        return int(self.lead.size)


@dataclass(frozen=True, slots=True)
class Tracker:
    """Makes the touches of any block of leads, the same each time it is asked."""

    scenario: Scenario
    frame: Frame
    leads: Leads
    campaigns: Campaigns
    draws: Draws

    @property
    def blocks(self) -> int:
        """Return how many blocks there are."""
        return -(-self.leads.size // BLOCK)

    def block(self, number: int) -> Touches:
        """Return the touches of one block of leads, as far as they are noted before history ends."""
        chance = self.draws.of("touches", number)
        first = number * BLOCK
        lead = np.arange(first, min(first + BLOCK, self.leads.size), dtype=np.int64)
        sessions = self._sessions(lead, chance)
        whose = np.repeat(lead, sessions)
        starts, is_capture = self._starts(lead, sessions, chance)
        counts = 1 + chance.poisson(_PER_SESSION - 1, whose.size)
        return self._touches(whose, starts, is_capture, counts.astype(np.int64), chance)

    def _sessions(self, lead: Ints, chance: np.random.Generator) -> Ints:
        mean = self.scenario.touches_per_lead * _LOST_AT_THE_END / _PER_SESSION - 1
        lively = np.exp(0.5 * self.leads.engagement[lead] - 0.125) * chance.gamma(3.0, 1 / 3.0, lead.size)
        count = 1 + chance.poisson(np.maximum(mean, 0.0) * lively)
        return np.where(self.leads.original[lead] >= 0, 1, count).astype(np.int64)

    def _starts(self, lead: Ints, sessions: Ints, chance: np.random.Generator) -> tuple[Ints, Truths]:
        """Return when each visit begins; one of each lead's is the one it is captured in, seldom not the first."""
        nth = within(sessions)
        total = nth.size
        pace = np.repeat(16.0 * np.exp(-0.35 * self.leads.engagement[lead]), sessions)
        gap = np.where(chance.random(total) < 0.45, 3.0, 1.45 * pace)
        step = np.where(nth == 0, 0, 1 + (chance.exponential(size=total) * gap).astype(np.int64))
        day = grouped_sum(step, sessions)
        anchor = np.where(chance.random(lead.size) < 0.3, np.minimum(chance.integers(1, 4, lead.size), sessions - 1), 0)
        begin = np.cumsum(sessions) - sessions
        day = day - np.repeat(day[begin + anchor], sessions)
        is_capture = nth == np.repeat(anchor, sessions)
        jitter = np.clip(chance.normal(0.0, 2.2, total), -5.0, 5.0) * HOUR
        jitter = np.where(is_capture, 0, jitter.astype(np.int64))
        return np.repeat(self.leads.captured[lead], sessions) + day * DAY + jitter, is_capture

    def _touches(
        self, whose: Ints, starts: Ints, is_capture: Truths, counts: Ints, chance: np.random.Generator
    ) -> Touches:
        nth = within(counts)
        total = nth.size
        step = np.where(nth == 0, 0, chance.integers(15 * SECOND, 9 * MINUTE, total))
        at = np.repeat(starts, counts) + grouped_sum(step, counts)
        lead = np.repeat(whose, counts)
        captures = np.repeat(is_capture, counts) & (nth == 0)
        session = np.repeat(np.arange(whose.size, dtype=np.int64), counts)
        channel, campaign = self._origins(whose, starts, is_capture, chance)
        signal = self._signals(lead, captures, chance)
        content = np.where(
            np.isin(signal, [_SIGNAL["content_downloaded"], _SIGNAL["case_study_viewed"]]),
            chance.integers(0, len(PIECES), total),
            -1,
        )
        noted = self._noted(lead, at, captures, chance)
        order = np.lexsort((session, at, lead))
        per_lead = np.bincount(lead - lead[0], minlength=int(lead[-1] - lead[0]) + 1)
        number = within(per_lead)
        seen = (noted < self.frame.until)[order]
        return Touches(
            lead=lead[order][seen],
            number=number[seen],
            at=at[order][seen],
            noted=noted[order][seen],
            signal=signal[order][seen],
            channel=np.repeat(channel, counts)[order][seen],
            campaign=np.repeat(campaign, counts)[order][seen],
            content=content[order][seen],
            session=session[order][seen],
        )

    def _origins(self, whose: Ints, starts: Ints, is_capture: Truths, chance: np.random.Generator) -> tuple[Ints, Ints]:
        """Return channel and campaign of each visit: the lead's own until it is captured, then also others."""
        own = self.leads.channel[whose]
        stays = is_capture | (starts < self.leads.captured[whose]) | (chance.random(whose.size) < 0.4)
        nurture = np.array([c.share + 0.35 * (c.name == "email") for c in CHANNELS])
        other = pick(chance.random(whose.size), nurture)
        channel = np.where(stays, own, other)
        evergreen = np.append(np.unique(self.campaigns.channel, return_index=True)[1], -1)
        bare = chance.random(whose.size) < 0.3
        elsewhere = np.where(bare, -1, evergreen[other])
        campaign = np.where(stays, self.leads.campaign[whose], elsewhere)
        return np.where(channel == UNTRACKED, -1, channel), np.where(channel == UNTRACKED, -1, campaign)

    def _signals(self, lead: Ints, captures: Truths, chance: np.random.Generator) -> Ints:
        """Return what each touch was; lively leads, and those of busy channels, show stronger signals."""
        busy = np.array([c.busy for c in ALL_CHANNELS])[self.leads.channel[lead]]
        tilt: Floats = np.exp(-0.35 * self.leads.engagement[lead] - busy)
        signal = pick(chance.random(lead.size) ** tilt, _SIGNAL_WEIGHTS)
        form = np.array([_SIGNAL[c.capture] for c in ALL_CHANNELS])[self.leads.channel[lead]]
        eager = chance.random(lead.size) < np.where(form == _SIGNAL["form_submitted"], 0.06, 0.01)
        signal = np.where(captures, np.where(eager, _SIGNAL["demo_requested"], form), signal)
        second = self.leads.original[lead] >= 0
        return np.where(second, signal % UNSCORED, signal)

    def _noted(self, lead: Ints, at: Ints, captures: Truths, chance: np.random.Generator) -> Ints:
        """Return when each touch reached us: seconds later as a rule, hours or days later for the unlucky share."""
        lag = chance.integers(SECOND, 40 * SECOND, at.size)
        late = chance.random(at.size) < self.scenario.late_share
        lag = np.where(late, lag + (chance.exponential(20.0, at.size) * HOUR).astype(np.int64), lag)
        known = self.leads.noted[lead] + SECOND
        return np.where(captures, known, np.maximum(at + lag, known))
