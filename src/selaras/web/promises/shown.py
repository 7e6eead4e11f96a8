"""The board as the page draws it: a strip of weeks for each promise, its newest value and its step on the ladder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from selaras.actions.promises.board import Board, Cell, Row, SideOfBoard
from selaras.core.sla import Attainment, added
from selaras.kit.periods import Period

_TONES: Final = {"met": "good", "missed": "bad", "running": "now", "no_data": ""}
_SHARES: Final = frozenset({"quality", "data_complete", "forecast", "capacity_notice"})
_LATELY: Final = 4
"""How many weeks the causes of breaches are added up over."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One week of one promise: how it looks, what it says, and whether there are breaches to read."""

    week: Period | None
    tone: str
    judgement: str
    value: float | None
    n: int
    breached: int
    cell: Cell | None


@dataclass(frozen=True, slots=True)
class Line:
    """One promise on the page."""

    row: Row
    marks: tuple[Mark, ...]
    value: float | None
    floor: float | None
    n: int
    tone: str
    is_share: bool
    pending: int
    cancelled: int
    causes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side's lines, and all its promises about leads together in the newest week that is over."""

    side: str
    lines: tuple[Line, ...]
    together: Attainment
    before: Attainment


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole board."""

    weeks: tuple[Period, ...]
    sides: tuple[Side, ...]


def shown(board: Board) -> Shown:
    """Return the board ready to be drawn."""
    return Shown(board.weeks, tuple(_side(side) for side in board.sides))


def cut_rows(
    cuts: Mapping[str, Sequence[tuple[Period, Attainment]]],
) -> list[tuple[str, Attainment, Attainment, tuple[Attainment, ...]]]:
    """Return each team or rep with its newest whole week, its last four, and every week."""
    rows = []
    for name, weeks in cuts.items():
        over = [counts for _, counts in weeks[:-1]]
        rows.append((name, over[-1], added(over[-_LATELY:]), tuple(over)))
    return rows


def _side(side: SideOfBoard) -> Side:
    over = side.together[:-1]
    return Side(side.side, tuple(_line(row) for row in side.rows), over[-1], over[-2])


def _line(row: Row) -> Line:
    newest = row.newest
    told = newest.told if newest else None
    running = row.cells[-1].counts if row.cells and row.cells[-1] else None
    return Line(
        row=row,
        marks=tuple(_mark(cell) for cell in row.cells),
        value=newest.value if newest else None,
        floor=told.floor if told else None,
        n=_n(newest) if newest else 0,
        tone=_TONES.get(newest.judgement, "") if newest else "",
        is_share=newest is not None and (newest.counts is not None or row.owed.promise in _SHARES),
        pending=running.pending if running else 0,
        cancelled=running.cancelled if running else 0,
        causes=_causes(row),
    )


def _mark(cell: Cell | None) -> Mark:
    if cell is None:
        return Mark(None, "", "no_data", None, 0, 0, None)
    breached = cell.counts.breached if cell.counts else 0
    return Mark(cell.week, _TONES.get(cell.judgement, ""), cell.judgement, cell.value, _n(cell), breached, cell)


def _n(cell: Cell) -> int:
    if cell.counts is not None:
        return cell.counts.decided
    return cell.told.n if cell.told else 0


def _causes(row: Row) -> tuple[tuple[str, int], ...]:
    """Return why this promise was broken lately, the most frequent cause first."""
    sums: dict[str, int] = {}
    for cell in row.cells[-_LATELY - 1 :]:
        for cause, count in (cell.causes if cell else {}).items():
            sums[cause] = sums.get(cause, 0) + count
    return tuple(sorted(sums.items(), key=lambda one: (-one[1], one[0])))
