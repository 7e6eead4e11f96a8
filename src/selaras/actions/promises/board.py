"""The board of both sides' promises: attainment week by week, the worst clause, and where each stands on the ladder."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from selaras.actions.charter import charter_versions
from selaras.core.charter.fiscal import cuts_of
from selaras.core.charter.versions import Version, in_force_among
from selaras.core.sla import Attainment, Owed, added
from selaras.core.staff import Act, Person
from selaras.kit.periods import Cuts, Period
from selaras.kit.sentence import Sentence
from selaras.records.models import EvaluationReading
from selaras.records.promises import attainments, causes, evaluations

WEEKS: Final = 13

Side = Literal["marketing", "sales", "operations"]
_SIDES: Final[tuple[Side, ...]] = ("marketing", "sales", "operations")


@dataclass(frozen=True, slots=True)
class Cell:
    """How one promise stood in one week.

    ``told`` is the evaluation, None while the week runs or where none was due. ``counts`` are the clocks that fall due
    in the week as they stand now, None for a promise about a period; ``causes`` says how often each cause stands behind
    those broken.
    """

    week: Period
    told: EvaluationReading | None
    counts: Attainment | None
    causes: Mapping[str, int]

    @property
    def judgement(self) -> str:
        """Return met, missed or no_data as it was told; running where nobody judged it yet."""
        return self.told.judgement if self.told else "running"

    @property
    def value(self) -> float | None:
        """Return what was reached: as told, or as it stands in a week that runs."""
        if self.told:
            return self.told.value
        return None if self.counts is None or self.counts.rate is None else float(self.counts.rate)

    @property
    def differs(self) -> Sentence | None:
        """Return what the evaluation would say now, where facts that came late would change it; it stays as told."""
        if self.told is None or self.counts is None:
            return None
        then, now = (self.told.met, self.told.breached), (self.counts.met, self.counts.breached)
        if then == now:
            return None
        return Sentence.of(
            "promises-would-be-now", met=now[0], decided=sum(now), was_met=then[0], was_decided=sum(then)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One promise over the weeks of the board: a cell for each week, None where none was due."""

    owed: Owed
    every: str
    promise_id: str
    rung: int
    cells: tuple[Cell | None, ...]

    @property
    def newest(self) -> Cell | None:
        """Return the newest week that was judged on something."""
        judged = (cell for cell in reversed(self.cells) if cell and cell.judgement in {"met", "missed"})
        return next(judged, None)


@dataclass(frozen=True, slots=True)
class SideOfBoard:
    """One side's promises.

    ``together`` adds up, for each week, the clocks of all its promises about leads: each promise counts once, so a
    clause with many leads weighs more. ``worst`` is the clause that reached the least of its floor when last judged.
    """

    side: str
    rows: tuple[Row, ...]
    together: tuple[Attainment, ...]
    worst: Row | None


@dataclass(frozen=True, slots=True)
class Board:
    """Both sides beside each other, over the same weeks, the newest last; the last one runs still."""

    weeks: tuple[Period, ...]
    sides: tuple[SideOfBoard, ...]
    version: Version


def board(now: datetime, weeks: int = WEEKS) -> Board | None:
    """Return the board of the last weeks and of the one that runs; None where no charter is in force."""
    version = in_force_among(charter_versions(), now)
    if version is None:
        return None
    periods = last_weeks(cuts_of(version.terms), now, weeks)
    told = _by_promise(evaluations(periods[0].first_day))
    counts, why = attainments(periods, now), causes(periods, now)
    owed = {Owed(one.side, one.name, one.promise): "week" for one in version.terms.promises.leads}
    owed |= {Owed(one.side, one.name, one.promise): one.every for one in version.terms.promises.periods}
    owed |= {one: rows[-1].every for one, rows in told.items() if one not in owed}
    owed |= {one: "week" for one, _, _ in counts if one not in owed}
    cells = _Cells(periods, told, counts, why)
    rows = [cells.row(one, every) for one, every in owed.items()]
    sides = tuple(cells.side(side, [row for row in rows if row.owed.side == side]) for side in _SIDES)
    return Board(tuple(periods), tuple(side for side in sides if side.rows), version)


def last_weeks(cuts: Cuts, now: datetime, weeks: int) -> list[Period]:
    """Return so many weeks that are over, and the one that runs, in order."""
    found = [cuts.holding(now, "week")]
    for _ in range(weeks):
        found.append(cuts.before(found[-1]))
    return found[::-1]


def team_cuts(now: datetime, weeks: int = WEEKS) -> dict[str, tuple[tuple[Period, Attainment], ...]]:
    """Return what each team's promises about leads came to, week by week; promises of no team have the name ""."""
    return _cuts(now, weeks, "team")


def person_cuts(
    now: datetime, who: Person, weeks: int = WEEKS
) -> dict[str, tuple[tuple[Period, Attainment], ...]] | None:
    """Return the same by the rep who held the lead when it was due; None for whoever may not read reps' figures."""
    return _cuts(now, weeks, "owner_id") if who.may(Act.READ_REP_FIGURES) else None


def _cuts(
    now: datetime, weeks: int, cut: Literal["team", "owner_id"]
) -> dict[str, tuple[tuple[Period, Attainment], ...]]:
    version = in_force_among(charter_versions(), now)
    if version is None:
        return {}
    periods = last_weeks(cuts_of(version.terms), now, weeks)
    sums: dict[str, dict[Period, Attainment]] = defaultdict(dict)
    for (_, period, value), counts in attainments(periods, now, cut).items():
        sums[value][period] = added([sums[value].get(period, Attainment()), counts])
    return {
        value: tuple((period, found.get(period, Attainment())) for period in periods)
        for value, found in sorted(sums.items())
    }


def _by_promise(rows: Sequence[EvaluationReading]) -> dict[Owed, list[EvaluationReading]]:
    found: dict[Owed, list[EvaluationReading]] = defaultdict(list)
    for row in rows:
        found[Owed(row.side, row.clause, row.promise)].append(row)
    return dict(found)


class _Cells:
    """Makes the cells of a board out of what was told and what the clocks say now."""

    def __init__(
        self,
        periods: Sequence[Period],
        told: Mapping[Owed, Sequence[EvaluationReading]],
        counts: Mapping[tuple[Owed, Period, str], Attainment],
        why: Mapping[tuple[Owed, Period], Counter[str]],
    ) -> None:
        self._periods, self._told, self._counts, self._why = periods, told, counts, why

    def row(self, owed: Owed, every: str) -> Row:
        """Return one promise's row."""
        told = self._told.get(owed, ())
        by_week = {row.week: row for row in told}
        about_leads = every == "week" and owed.promise in _ABOUT_LEADS
        cells = tuple(self._cell(owed, period, by_week.get(period.first_day), about_leads) for period in self._periods)
        return Row(owed, every, owed.id, told[-1].rung if told else 0, cells)

    def _cell(self, owed: Owed, period: Period, told: EvaluationReading | None, about_leads: bool) -> Cell | None:
        if not about_leads:
            return Cell(period, told, None, {}) if told else None
        counts = self._counts.get((owed, period, ""), Attainment())
        return Cell(period, told, counts, self._why.get((owed, period), {}))

    def side(self, side: str, rows: list[Row]) -> SideOfBoard:
        """Return one side with its sums and its worst clause."""
        together = tuple(
            added([counts for (owed, at, _), counts in self._counts.items() if owed.side == side and at == period])
            for period in self._periods
        )
        missed = [row for row in rows if row.newest]
        return SideOfBoard(side, tuple(rows), together, min(missed, key=_reached, default=None))


_ABOUT_LEADS: Final = frozenset({"route", "review", "first_contact", "touches", "disposition"})


def _reached(row: Row) -> tuple[float, str]:
    """Return what share of its floor a promise reached when it was last judged."""
    told = row.newest.told if row.newest else None
    if told is None or told.value is None or not told.floor:
        return 1.0, row.owed.clause
    return told.value / told.floor, row.owed.clause
