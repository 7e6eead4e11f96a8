"""Facts about forecasts: what each rep and each team said on Monday about the quarter, bias included."""

from dataclasses import dataclass

import numpy as np

from selaras.connectors.simulator.arrays import HOUR, SECOND, Floats, Ints, Objects, table
from selaras.connectors.simulator.history import History
from selaras.connectors.simulator.money import BASE
from selaras.connectors.simulator.opportunities import STAGE_WIN_LIFT
from selaras.connectors.simulator.sheets import Coded, Made, Sheet
from selaras.connectors.simulator.staff import TEAMS
from selaras.connectors.simulator.told.deals import Pushes, open_at, pushes_of, stage_instants, won_base
from selaras.core.ledger.details.agreement import ForecastSubmitted
from selaras.core.sla.giving import CATEGORIES

_STILL_TO_COME = 0.35
"""Share of a quarter's wins that a rep at its start expects from deals not yet in sight."""


@dataclass(frozen=True, slots=True)
class Said:
    """Every forecast: week, rep or team (after the reps), category, quarter and amount."""

    week: Ints
    who: Ints
    category: Ints
    quarter: Ints
    amount: Ints


def forecasts(past: History) -> list[Sheet]:
    """Return the weekly forecasts."""
    said = all_said(past)
    quarters = past.frame.quarters()
    mondays = np.array([past.frame.monday(week) for week in range(past.frame.weeks + 1)], dtype=np.int64)
    at = mondays[said.week] + 9 * HOUR + (said.who % 40) * 60 * SECOND
    teams: Objects = table([f"team_{team.name}" for team in TEAMS])
    subjects = np.concatenate([past.names.reps[:-1], teams])
    owner_team = np.concatenate([past.staff.team_of, np.arange(len(TEAMS))])
    return [
        Sheet(
            kind="forecast.submitted",
            make=ForecastSubmitted,
            subject=Coded(subjects, said.who),
            happened=at,
            noted=at + 5 * SECOND,
            key=f"{past.key}forecast:",
            details={
                "period_start": Made(lambda rows: [quarters[q][0] for q in said.quarter[rows].tolist()]),
                "period_end": Made(lambda rows: [quarters[q][1] for q in said.quarter[rows].tolist()]),
                "category": Coded(table(CATEGORIES), said.category),
                "amount_minor": said.amount,
                "currency": BASE,
                "base_minor": said.amount,
                "team": Coded(table([team.name for team in TEAMS]), owner_team[said.who]),
            },
            actor="simulator:crm",
        )
    ]


def all_said(past: History) -> Said:
    """Return every forecast of every Monday; a team's is the sum of its reps'."""
    chance, staff = past.draws.of("forecasts"), past.staff
    stages, pushed = stage_instants(past), pushes_of(past)
    worth = won_base(past).astype(float)
    quarters = past.frame.quarters()
    ends = np.array([past.frame.midnight(last) for _, last in quarters])
    rows: list[tuple[Ints, Ints, Ints, Ints, Ints]] = []
    for week in range(1, past.frame.weeks):
        now = past.frame.monday(week)
        quarter = min(int(np.searchsorted(ends, now)), len(quarters) - 1)
        first, last = past.frame.midnight(quarters[quarter][0]), int(ends[quarter])
        stage = (stages <= now).sum(axis=1) - 1
        held = _sums(past, worth, stage, (now, first, last), pushed)
        told = _told(past, held, (last - now) / max(last - first, 1), chance)
        team = np.zeros((len(TEAMS), len(CATEGORIES)))
        np.add.at(team, staff.team_of, told)
        amounts = np.round(np.concatenate([told, team]) / 10_000).astype(np.int64) * 10_000
        who, category = np.divmod(np.arange(amounts.size), len(CATEGORIES))
        rows.append((np.full(who.size, week), who, category, np.full(who.size, quarter), amounts.ravel()))
    return Said(*(np.concatenate(column) for column in zip(*rows, strict=True)))


def _sums(
    past: History,
    worth: Floats,
    stage: Ints,
    when: tuple[int, int, int],
    pushed: Pushes,
) -> Floats:
    """Return per rep: won in the quarter, and open: weighted by stage, in negotiation, in proposal and in all."""
    now, first, last = when
    book = past.deals
    closing = book.first_close.copy()
    known = pushed.at <= now
    np.maximum.at(closing, pushed.deal[known], pushed.to[known])
    is_open = open_at(past, now) & (closing >= first) & (closing < last)
    won = book.won & (book.closed <= now) & (book.closed >= first)
    likely = np.minimum(book.likely * STAGE_WIN_LIFT[np.clip(stage, 0, 3)], 0.95)
    parts = (
        np.where(won, worth, 0.0),
        np.where(is_open, worth * likely, 0.0),
        np.where(is_open & (stage == 3), worth * 0.6, 0.0),
        np.where(is_open & (stage == 2), worth * 0.5, 0.0),
        np.where(is_open, worth, 0.0),
    )
    return np.stack([np.bincount(book.rep, part, minlength=past.staff.size) for part in parts], axis=1)


def _told(past: History, held: Floats, left: float, chance: np.random.Generator) -> Floats:
    """Return commit, best case and pipeline of each rep: what they believe, then what they make of it."""
    typical = held[:, 0].mean() / max(1.0 - left, 0.15)
    believed = held[:, 0] + held[:, 1] + _STILL_TO_COME * left * typical
    bias = past.scenario.forecast_bias + past.staff.optimism * (past.scenario.forecast_bias != 0)
    noise = np.exp(chance.normal(0.0, 0.06, past.staff.size))
    commit = np.maximum(believed * (1.0 + bias) * noise, held[:, 0])
    best = commit + held[:, 3] + 0.3 * held[:, 2]
    return np.stack([commit, best, np.maximum(held[:, 0] + held[:, 4], best)], axis=1)
