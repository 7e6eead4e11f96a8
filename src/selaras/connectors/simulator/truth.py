"""The ground truth of a world: what caused what, and how much, kept beside the data for those who judge the figures."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec
import numpy as np

from selaras.connectors.simulator.arrays import HOUR, NEVER, Floats, Ints
from selaras.connectors.simulator.behaviour import HORIZONS, at_once, kept
from selaras.connectors.simulator.channels import ALL_CHANNELS, qualities
from selaras.connectors.simulator.follow_up import SQL
from selaras.connectors.simulator.handoff import doubt, worthiness
from selaras.connectors.simulator.history import History
from selaras.connectors.simulator.opportunities import win_chances
from selaras.connectors.simulator.told.contacts import back_daters
from selaras.connectors.simulator.told.deals import won_base
from selaras.kit.instants import from_microseconds


class ChannelTruth(msgspec.Struct, frozen=True, kw_only=True):
    """What is true of a channel's first passes; shares are means of true chances, not of what happened."""

    channel: str
    tracked: bool
    wasted: bool
    leads: int
    mqls: int
    acceptable: float
    sql_if_contacted_at_once: float
    sql_as_worked: float
    won_per_opportunity: float
    revenue_minor: int
    spend_planned_minor: int


class SpeedTruth(msgspec.Struct, frozen=True, kw_only=True):
    """The share of its chance a lead keeps, by waiting time, and the curve's own numbers."""

    loss: float
    hours: float
    shape: float
    kept_at: dict[str, float]
    kept_never: float


class LossTruth(msgspec.Struct, frozen=True, kw_only=True):
    """Expected SQLs and revenue that one cause cost, in passes that began in the history; ``share`` is of the revenue.

    Causes are taken away one after the other, in the order in which they strike a lead: a lead that nobody accepted
    cannot be answered late.
    """

    cause: str
    sqls: float
    revenue_minor: int
    share: float


class CapacityTruth(msgspec.Struct, frozen=True, kw_only=True):
    """What the reps could do, and what they were given."""

    leads_per_rep_week: float
    accepted_per_rep_week: float
    weeks_of_backlog: float
    overloaded_share: float


class Truth(msgspec.Struct, frozen=True, kw_only=True):
    """The recorded ground truth of one world."""

    seed: int
    until: datetime
    scenario: dict[str, Any]
    channels: tuple[ChannelTruth, ...]
    speed: SpeedTruth
    losses: tuple[LossTruth, ...]
    capacity: CapacityTruth
    cherry_picking: float
    ease_effect: float
    reviewer_bias: float
    forecast_bias: float
    back_dating_reps: tuple[str, ...]
    wasted_channels: tuple[str, ...]
    untracked_channels: tuple[str, ...]
    expected_sqls: float
    expected_revenue_minor: int

    def as_json(self) -> bytes:
        """Return the truth as indented JSON."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2)


def truth_of(past: History) -> Truth:
    """Return the truth of a world."""
    scenario = past.scenario
    chance = _Chances(past)
    return Truth(
        seed=past.seed,
        until=from_microseconds(past.frame.until),
        scenario={name: getattr(scenario, name) for name in scenario.__dataclass_fields__},
        channels=tuple(_channel(past, chance, i) for i in range(len(ALL_CHANNELS))),
        speed=SpeedTruth(
            loss=scenario.speed_loss,
            hours=scenario.speed_hours,
            shape=scenario.speed_shape,
            kept_at={name: float(kept(scenario, np.array([h]))[0]) for name, h in HORIZONS.items()},
            kept_never=scenario.never_share,
        ),
        losses=_losses(past, chance),
        capacity=_capacity(past),
        cherry_picking=scenario.cherry_picking,
        ease_effect=scenario.ease_effect,
        reviewer_bias=scenario.reviewer_bias,
        forecast_bias=scenario.forecast_bias,
        back_dating_reps=tuple(past.names.reps[back_daters(past)].tolist()),
        wasted_channels=tuple(c.name for c in ALL_CHANNELS if c.wasted and scenario.channel_waste > 0),
        untracked_channels=tuple(c.name for c in ALL_CHANNELS if not c.tracked),
        expected_sqls=float(chance.worked.sum()),
        expected_revenue_minor=int((past.deals.likely * won_base(past)).sum()),
    )


class _Chances:
    """The true chances of every pass."""

    def __init__(self, past: History) -> None:
        given, leads = past.passes.handoff, past.leads
        self.first = past.passes.number == 1
        self.channel = leads.channel[given.lead]
        self.once = at_once(leads.quality[given.lead], past.staff.skill[given.rep])
        self.worthy = worthiness(past.scenario, leads.quality[given.lead])
        self.doubt = doubt(past.scenario, given.team, self.channel)
        self.win = win_chances(past.scenario, self.channel, leads.quality[given.lead])
        self.worked = past.passes.follow.chance


def _channel(past: History, chance: _Chances, code: int) -> ChannelTruth:
    mine = chance.first & (chance.channel == code)
    accepted = mine & past.passes.handoff.accepted
    won = past.deals.won & (past.deals.channel == code) & (past.deals.closed < past.frame.until)
    plans = past.campaigns
    spend = float(plans.expected[plans.channel == code].sum() * ALL_CHANNELS[code].cost * 100)
    return ChannelTruth(
        channel=ALL_CHANNELS[code].name,
        tracked=ALL_CHANNELS[code].tracked,
        wasted=ALL_CHANNELS[code].wasted and past.scenario.channel_waste > 0,
        leads=int((past.leads.channel == code).sum()),
        mqls=int(mine.sum()),
        acceptable=_mean(chance.worthy[mine]),
        sql_if_contacted_at_once=_mean(chance.once[accepted]),
        sql_as_worked=_mean(chance.worked[mine]),
        won_per_opportunity=_mean(chance.win[accepted]),
        revenue_minor=int(won_base(past)[won].sum()),
        spend_planned_minor=round(spend),
    )


def _mean(values: Floats) -> float:
    return float(values.mean()) if values.size else 0.0


def _losses(past: History, chance: _Chances) -> tuple[LossTruth, ...]:
    """Return what each cause cost, stage by stage."""
    given, follow, scenario = past.passes.handoff, past.passes.follow, past.scenario
    pending = given.decided >= NEVER
    worthy = given.worthy & ~pending
    called = follow.attempted < NEVER
    hours = np.where(called, (follow.attempted - given.qualified) / HOUR, 0.0)
    waited = kept(scenario, hours)
    worked = given.accepted & given.worthy
    per_sql = _revenue_per_sql(past)
    usual, win = _as_usual(past, chance)
    expected = worthiness(scenario, usual) * at_once(usual, past.staff.skill[given.rep])
    parts = {
        "poor_leads": (expected - chance.worthy * chance.once, win),
        "never_reviewed": (chance.once * (pending & given.worthy), win),
        "rejected_against_definition": (chance.once * (worthy & given.doubted), win),
        "never_contacted": (chance.once * (worked & ~called) * (1 - scenario.never_share), win),
        "contacted_late": (chance.once * (worked & called) * (1 - waited), win),
    }
    sums = {cause: (float(lost.sum()), float((lost * won).sum() * per_sql)) for cause, (lost, won) in parts.items()}
    sums["barren_channels"] = (0.0, float((chance.worked * (win - chance.win)).sum() * per_sql))
    total = sum(money for _, money in sums.values())
    return tuple(
        LossTruth(cause=cause, sqls=sqls, revenue_minor=round(money), share=money / total if total else 0.0)
        for cause, (sqls, money) in sums.items()
    )


def _as_usual(past: History, chance: "_Chances") -> tuple[Floats, Floats]:
    """Return quality and chance of a win of every pass, were no lead poorer than usual and no channel wasted."""
    plain = replace(past.scenario, quality_shift=0.0, channel_waste=0.0)
    quality = past.leads.quality[past.passes.handoff.lead]
    worse = past.scenario.quality_shift + (qualities(past.scenario) - qualities(plain))[chance.channel]
    usual: Floats = quality - np.minimum(worse, 0.0)
    return usual, win_chances(plain, chance.channel, usual)


def _revenue_per_sql(past: History) -> float:
    """Return what an SQL brings for each unit of its chance to be won, in minor units."""
    from_leads = past.deals.row >= 0
    sqls = max(int((past.passes.follow.outcome == SQL).sum()), 1)
    return float(won_base(past)[from_leads].sum()) / sqls


def _capacity(past: History) -> CapacityTruth:
    given = past.passes.handoff
    taken = given.accepted & (given.decided < past.frame.until)
    backlog: Floats = past.passes.follow.backlog[taken]
    weeks: Ints = past.frame.week_of(given.decided[taken])
    return CapacityTruth(
        leads_per_rep_week=past.scenario.capacity_per_week,
        accepted_per_rep_week=weeks.size / past.staff.size / past.frame.weeks,
        weeks_of_backlog=_mean(backlog),
        overloaded_share=_mean((backlog > 0).astype(float)),
    )
