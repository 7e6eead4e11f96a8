"""Tallying: from the passes of both sides to samples whose draws become the tallies of the chain.

Cells are channel and segment. A cell with fewer passes than the charter calls thin, on either side, is counted with the
others of its kind; strata for the worth of speed are channel and third of the score.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from selaras.analytics.diagnosis.fetching import Fetched
from selaras.analytics.door import Columns
from selaras.core.diagnosis import BANDS, Sample, Tallies, band_of, clustered
from selaras.core.diagnosis.resampling import Integers
from selaras.core.diagnosis.shapley import Floats

_SCORES = 4  # thirds, and those nobody scored
_BANDS = len(BANDS)
_BY_CELL = ("leads", "passes", "watched", "qualified", "deals", "priced", "amount")
OTHERS = ("", "")
"""The cell of all that is thin."""

Texts = npt.NDArray[Any]
Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Frame:
    """The cells and strata of a comparison, and how long each pass is watched."""

    cells: dict[tuple[str, ...], int]
    channels: dict[str, int]
    thirds: tuple[float, ...]
    watch: int
    horizon: int
    by_passes: bool = False
    """Whether passes stand for leads, because of one side no captured lead is told."""

    @property
    def width(self) -> int:
        """How many cells there are."""
        return len(self.cells)

    @property
    def strata(self) -> int:
        """How many strata there are."""
        return len(self.channels) * _SCORES

    def cell_of(self, channel: Texts, segment: Texts) -> Integers:
        """Return the cell of every row."""
        others = self.cells[OTHERS]
        return _coded(zip(channel.tolist(), segment.tolist(), strict=True), self.cells, others)

    def stratum_of(self, channel: Texts, score: Floats) -> Integers:
        """Return the stratum of every row."""
        third = np.where(score < 0, _SCORES - 1, np.searchsorted(np.array(self.thirds), score, side="left"))
        return _coded(channel.tolist(), self.channels, 0) * _SCORES + third


def framed(before: Fetched, after: Fetched, *, thin: int, watch: int, horizon: int) -> Frame:
    """Return the frame of a comparison: cells that both sides know well enough, and the rest as one."""
    by_passes = not (before.leads and after.leads)
    known = [
        {cell for cell, n in _counted(side.passes, "channel", "segment").items() if n >= thin}
        & (_counted_leads(side).keys() if not by_passes else _counted(side.passes, "channel", "segment").keys())
        for side in (before, after)
    ]
    cells = sorted(known[0] & known[1])
    channels = sorted({*before.passes["channel"].tolist(), *after.passes["channel"].tolist()})
    scores = np.concatenate([side.passes["score"][side.passes["accepted"] >= 0] for side in (before, after)])
    scores = scores[scores >= 0]
    thirds = tuple(np.quantile(scores, [1 / 3, 2 / 3]).tolist()) if scores.size else (0.0, 0.0)
    places = {cell: place for place, cell in enumerate([*cells, OTHERS])}
    return Frame(places, {channel: place for place, channel in enumerate(channels)}, thirds, watch, horizon, by_passes)


class Tallier:
    """One side's samples: leads with their passes, other leads, deals decided and deals of sales' own."""

    def __init__(self, frame: Frame, side: Fetched, kept: Truths) -> None:
        self._frame, self._side = frame, side
        self._passes = _Passes(frame, side.passes, kept).sample()
        came = frame.cell_of(side.captured["channel"], side.captured["segment"])
        many = side.captured["n"].astype(np.int64) * (not frame.by_passes)
        self._came = Sample(many, np.eye(frame.width)[came])
        self._closed = _sample_of_closed(frame, side.closed)
        opened = side.opened["amount"].astype(np.float64)[:, None]
        self._opened = Sample(np.ones(opened.shape[0], dtype=np.int64), opened)

    def tallies(self, draws: int, chance: np.random.Generator) -> Tallies:
        """Return the tallies: those counted first, then those of every draw."""
        samples = (self._passes, self._came, self._closed, self._opened)
        passes, came, closed, opened = (
            np.concatenate([sample.tallies[None], sample.drawn(draws, chance)]) for sample in samples
        )
        wide, strata = self._frame.width, self._frame.strata
        shapes = [*[(wide,)] * len(_BY_CELL), (wide, _BANDS), (strata, _BANDS), (strata, _BANDS), (_BANDS,), (2,)]
        parts = _cut(passes, shapes)
        by_cell = dict(zip(_BY_CELL, parts, strict=False))
        waits, contacted, qualified, kept, grown = parts[len(_BY_CELL) :]
        won, decided, own = _cut(closed, [(wide,), (wide,), (2,)])
        return Tallies(
            **by_cell | {"leads": by_cell["leads"] + came},
            waits=waits,
            strata_contacted=contacted,
            strata_qualified=qualified,
            kept=kept,
            grown=grown,
            won=won,
            closed=decided,
            own=opened[:, 0],
            own_won=own[:, 0],
            own_closed=own[:, 1],
            days=float(self._side.days),
        )


class _Passes:
    """The passes of one side, and what each adds to which tally."""

    def __init__(self, frame: Frame, told: Columns, kept: Truths) -> None:
        self._frame, self._told, self._kept = frame, told, kept
        _, cluster = np.unique(told["lead_id"].astype(str), return_inverse=True)
        self._cluster = cluster.astype(np.int64)
        self._sees = _seen(frame, told)
        self._came, self._home = self._leads()
        self._entries: list[tuple[Integers, Integers, Floats]] = []

    def sample(self) -> Sample:
        """Return the leads that have passes, by what they say."""
        sees, everybody = self._sees, np.ones(self._kept.size, dtype=bool)
        cell, stratum, band = sees.cell, sees.stratum, sees.band
        wide, deep = self._frame.width, self._frame.strata * _BANDS
        self._add(self._came, self._home)
        self._add(everybody, wide + cell)
        for place, whose in enumerate((sees.watched, sees.qualified, sees.deals), start=2):
            self._add(whose, place * wide + cell)
        self._add(sees.deals & (self._told["priced"] > 0), 5 * wide + cell)
        self._add(sees.deals, 6 * wide + cell, self._told["amount"].astype(np.float64))
        at = len(_BY_CELL) * wide
        self._add(sees.accepted, at + cell * _BANDS + band)
        at += wide * _BANDS
        self._add(sees.accepted, at + stratum * _BANDS + band)
        self._add(sees.qualified, at + deep + stratum * _BANDS + band)
        at += 2 * deep
        self._add(sees.accepted & self._kept, at + band)
        self._add(sees.old_deals, np.full_like(cell, at + _BANDS))
        self._add(sees.old_deals_later, np.full_like(cell, at + _BANDS + 1))
        return self._gathered(at + _BANDS + 2)

    def _leads(self) -> tuple[Truths, Integers]:
        """Return which passes bring their lead into the count, and to which cell; where no lead is told of, all do."""
        told = self._told
        if self._frame.by_passes:
            return np.ones(self._kept.size, dtype=bool), self._sees.cell
        first = np.zeros(self._kept.size, dtype=bool)
        first[np.unique(self._cluster, return_index=True)[1]] = True
        return told["captured"].astype(bool) & first, self._frame.cell_of(told["lead_channel"], told["lead_segment"])

    def _add(self, whose: Truths, column: Integers, value: Floats | None = None) -> None:
        found = np.flatnonzero(whose)
        self._entries.append((found, column[found], np.ones(found.size) if value is None else value[found]))

    def _gathered(self, width: int) -> Sample:
        rows, counts = clustered(self._cluster, self._sorts())
        added = np.zeros((counts.size, width))
        for found, column, value in self._entries:
            writes = rows[found] >= 0
            np.add.at(added, (rows[found][writes], column[writes]), value[writes])
        return Sample(counts, added)

    def _sorts(self) -> Integers:
        """Return which passes add the same; one with a deal adds what nothing else does."""
        alone = np.where(self._sees.deals, np.arange(self._kept.size) + 1, 0)
        sees = self._sees
        seen = [sees.cell, sees.stratum, sees.band, sees.watched, sees.accepted, sees.qualified]
        keys = [
            *seen,
            sees.deals,
            sees.old_deals,
            sees.old_deals_later,
            self._kept,
            np.where(self._came, self._home, -1),
            alone,
        ]
        table = np.stack([np.asarray(key, dtype=np.int64) for key in keys], axis=1)
        _, sort = np.unique(table, axis=0, return_inverse=True)
        return sort.reshape(-1).astype(np.int64)


def _seen(frame: Frame, told: Columns) -> "_Seen":
    """Return what the watch sees of every pass."""
    watched, old = told["age"] >= frame.watch, told["age"] >= frame.horizon
    accepted, qualified, deals = (
        watched & (told[name] >= 0) & (told[name] <= frame.watch) for name in ("accepted", "qualified", "converted")
    )
    return _Seen(
        cell=frame.cell_of(told["channel"], told["segment"]),
        stratum=frame.stratum_of(told["channel"], told["score"]),
        band=band_of(np.where(told["waited"] > frame.watch, -1, told["waited"])),
        watched=watched,
        accepted=accepted,
        qualified=qualified,
        deals=deals,
        old_deals=deals & old,
        old_deals_later=old & (told["converted"] >= 0) & (told["converted"] <= frame.horizon),
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    cell: Integers
    stratum: Integers
    band: Integers
    watched: Truths
    accepted: Truths
    qualified: Truths
    deals: Truths
    old_deals: Truths
    old_deals_later: Truths


def _sample_of_closed(frame: Frame, told: Columns) -> Sample:
    size, wide = told["amount"].size, frame.width
    amount, won = told["amount"].astype(np.float64), told["won"].astype(bool)
    own = told["own"].astype(bool)
    cell = frame.cell_of(told["channel"], told["segment"])
    rows = np.zeros((size, 2 * wide + 2))
    each = np.arange(size)
    rows[each, np.where(own, 2 * wide, cell)] = np.where(won, amount, 0.0)
    rows[each, np.where(own, 2 * wide + 1, wide + cell)] = amount
    return Sample(np.ones(size, dtype=np.int64), rows)


def _cut(table: Floats, shapes: list[tuple[int, ...]]) -> list[Floats]:
    """Return the columns of a table as arrays of these shapes, one after the other."""
    found: list[Floats] = []
    at = 0
    for shape in shapes:
        width = int(np.prod(shape))
        found.append(table[:, at : at + width].reshape(-1, *shape))
        at += width
    return found


def _counted(told: Columns, *names: str) -> dict[tuple[str, ...], int]:
    keys = list(zip(*(told[name].tolist() for name in names), strict=True))
    counts: dict[tuple[str, ...], int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return counts


def _counted_leads(side: Fetched) -> dict[tuple[str, ...], int]:
    """Return the cells in which a lead came."""
    came = {name: column[side.passes["captured"].astype(bool)] for name, column in side.passes.items()}
    return _counted(came, "lead_channel", "lead_segment") | _counted(side.captured, "channel", "segment")


def _coded(keys: Iterable[Any], places: dict[Any, int], otherwise: int) -> Integers:
    return np.array([places.get(key, otherwise) for key in keys], dtype=np.int64)
