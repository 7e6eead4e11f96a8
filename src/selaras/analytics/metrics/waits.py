"""How long something takes: the median, the time nine in ten need, and who has it by when, from one curve."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import ibis.expr.types as ir
import numpy as np

from selaras.analytics.door import statement
from selaras.analytics.figures import Figure, Interval
from selaras.analytics.question import Question
from selaras.analytics.statistics import kaplan_meier
from selaras.analytics.statistics.curves import survival
from selaras.analytics.statistics.risk import Integers

SECOND: Final = 1_000_000
QUANTILES: Final = (50, 90)
Ends = tuple[float | None, float | None, float | None]
"""An estimate with the low and the high end of its interval; None is an end the data cannot give."""


@dataclass(frozen=True, slots=True)
class Wait:
    """What a curve says of those of one cut; times are in seconds."""

    n: int
    happened: int
    alone: float | None
    """The median of those that have it, without those that wait."""
    quantiles: Mapping[int, Ends]
    within: Mapping[int, Ends]
    counts: Mapping[str, int]

    @classmethod
    def of(cls, lasted: Integers, happened: Integers, limits: Iterable[int], counts: Mapping[str, int]) -> "Wait":
        """Return what is worked out in NumPy from how long each lasted, in microseconds."""
        curve, had = kaplan_meier(lasted, happened), lasted[happened > 0]
        quantiles = {q: _in_seconds((curve.quantile(q / 100), *curve.quantile_interval(q / 100))) for q in QUANTILES}
        alone = float(np.median(had)) / SECOND if had.size else None
        return cls(curve.n, int(had.size), alone, quantiles, {at: curve.within(at * SECOND) for at in limits}, counts)


def _in_seconds(times: tuple[int | None, int | None, int | None]) -> Ends:
    first, low, high = (None if time is None else time / SECOND for time in times)
    return first, low, high


def waits_sql(told: ir.Table, limits: Sequence[int], counts: Sequence[str]) -> str:
    """Return the statement that draws the curve of every ``cut``, with the sums of the columns ``counts`` beside it.

    ``told`` has ``lasted`` in microseconds and ``event``, 1 where it has happened.
    """
    drawn = survival(told, "cut", quantiles=QUANTILES, within=[at * SECOND for at in limits])
    if counts:
        sums = told.group_by("cut").agg(**{name: told[name].sum().cast("int64") for name in counts})
        drawn = drawn.join(sums, "cut")
    return statement(drawn.select(*_names(limits, counts)).order_by("cut"))


def read_waits(rows: Iterable[tuple[Any, ...]], limits: Sequence[int], counts: Sequence[str]) -> dict[str, Wait]:
    """Return what the engine drew, by cut."""
    names = _names(limits, counts)
    return {row[0]: _read(dict(zip(names, row, strict=True)), limits, counts) for row in rows}


def _names(limits: Sequence[int], counts: Sequence[str]) -> list[str]:
    times = [f"q{q}{end}" for q in QUANTILES for end in ("", "_low", "_high")]
    shares = [f"s{at * SECOND}{end}" for at in limits for end in ("", "_low", "_high")]
    return ["cut", "n", "happened", "alone_low", "alone_high", *times, *shares, *counts]


def _read(row: Mapping[str, Any], limits: Sequence[int], counts: Sequence[str]) -> Wait:
    """The curve tells who waits, with its band; who has it is the rest, and the ends change places."""
    quantiles = {q: _in_seconds((row[f"q{q}"], row[f"q{q}_low"], row[f"q{q}_high"])) for q in QUANTILES}
    within: dict[int, Ends] = {}
    for at in limits:
        share, low, high = (1 - row[f"s{at * SECOND}{end}"] for end in ("", "_high", "_low"))
        within[at] = (share, low, high)
    alone = (row["alone_low"] + row["alone_high"]) / 2 / SECOND if row["happened"] else None
    return Wait(row["n"], row["happened"], alone, quantiles, within, {name: row[name] for name in counts})


def wait_figure(question: Question, name: str, cut: str, wait: Wait, method: str, beside: tuple[Figure, ...]) -> Figure:
    """Return the median as a figure, with the time nine in ten need and what else is read with it."""
    (median, low, high), (late, late_low, late_high) = (wait.quantiles[q] for q in QUANTILES)
    return question.figure(
        name,
        "seconds",
        cut,
        value=median,
        interval=Interval(low, high, "greenwood_log_log"),
        numerator=wait.happened,
        denominator=wait.n,
        n=wait.n,
        method=method,
        beside=(
            question.figure(
                f"{name}.p90",
                "seconds",
                cut,
                value=late,
                interval=Interval(late_low, late_high, "greenwood_log_log"),
                n=wait.n,
                method=method,
            ),
            *beside,
        ),
    )
