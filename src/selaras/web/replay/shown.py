"""What the page of replays shows: the first of each list, and the load by week or by rep."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, get_args

from selaras.core.replay.impact import Fate, Impact, Load, Row

_FATES: Final[tuple[Fate, ...]] = get_args(Fate)


@dataclass(frozen=True, slots=True)
class Listed:
    """The leads of one fate: how many there are, and the first of them."""

    fate: Fate
    total: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RepLoad:
    """What one rep got and would have got, and in how many weeks that was more than they can take."""

    name: str
    was: int
    would: int
    weeks_over_was: int
    weeks_over: int
    capacity: int | None


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """What all reps together got and would have got in a week."""

    monday: date
    was: int
    would: int
    capacity: int | None


@dataclass(frozen=True, slots=True)
class LoadShown:
    """The load, by rep for those who coach, and by week for everybody."""

    reps: tuple[RepLoad, ...]
    weeks: tuple[WeekLoad, ...]


def lists_of(impact: Impact, most: int) -> tuple[Listed, ...]:
    """Return the lists, those that go first; what was won, then what came furthest, stands on top of each."""
    return tuple(
        Listed(fate, len(rows), tuple(sorted(rows, key=_worth)[:most]))
        for fate in _FATES
        if (rows := impact.listed(fate))
    )


def _worth(row: Row) -> tuple[int, int]:
    stages = ("won", "opportunity", "sql", "sal", "mql")
    return -(row.won_minor or 0), stages.index(row.stage) if row.stage in stages else len(stages)


def load_of(impact: Impact, names: Mapping[str, str]) -> LoadShown:
    """Return the load by rep, where their names may be told, and by week."""
    reps: dict[str, RepLoad] = {}
    weeks: dict[date, WeekLoad] = {}
    for one in impact.load:
        reps[one.rep_id] = _with_rep(reps.get(one.rep_id), one, names.get(one.rep_id) or one.rep_id)
        weeks[one.monday] = _with_week(weeks.get(one.monday), one)
    shown = sorted(reps.values(), key=lambda rep: (-rep.would, rep.name)) if names else []
    return LoadShown(tuple(shown), tuple(sorted(weeks.values(), key=lambda week: week.monday)))


def _with_rep(known: RepLoad | None, one: Load, name: str) -> RepLoad:
    before = known or RepLoad(name, 0, 0, 0, 0, None)
    limit = one.capacity
    return RepLoad(
        name=name,
        was=before.was + one.was,
        would=before.would + one.would,
        weeks_over_was=before.weeks_over_was + (limit is not None and one.was > limit),
        weeks_over=before.weeks_over + one.over,
        capacity=before.capacity if limit is None else limit,
    )


def _with_week(known: WeekLoad | None, one: Load) -> WeekLoad:
    before = known or WeekLoad(one.monday, 0, 0, None)
    capacity = before.capacity if one.capacity is None else (before.capacity or 0) + one.capacity
    return replace(before, was=before.was + one.was, would=before.would + one.would, capacity=capacity)
