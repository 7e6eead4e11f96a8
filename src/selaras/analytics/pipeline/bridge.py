"""The bridge of the pipeline: what it was, what it is, and every step between, to the smallest unit of money.

The beginning is as it was known at the beginning and the end as it was known at the end; what was told late of the time
before stands on a line of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from selaras.analytics.figures import Dimension
from selaras.analytics.pipeline.effects import HANDS, LINES, SHOWN, STEPS, Line, rows_sql, sums_sql
from selaras.analytics.question import Question
from selaras.analytics.relations.opportunities import opportunities
from selaras.analytics.rows import Rows, readable
from selaras.kit.errors import InputError
from selaras.kit.instants import in_utc, to_microseconds
from selaras.kit.periods import Period

CUTS: tuple[Dimension, ...] = ("rep", "team", "segment", "territory", "channel", "campaign", "product", "tier")


@dataclass(frozen=True, slots=True)
class Step:
    """One line: money in the smallest unit with its sign, and how many deals are in it."""

    line: Line
    amount_minor: int
    deals: int


@dataclass(frozen=True, slots=True)
class Bridge:
    """The pipeline at two instants and the steps between; begin and all steps sum to end, in every part too.

    ``period`` is the one whose pipeline it is, by close date; None is all open pipeline.
    """

    since: datetime
    until: datetime
    period: Period | None
    currency: str
    steps: tuple[Step, ...]
    by: Dimension | None
    parts: Mapping[str, tuple[Step, ...]]

    @property
    def begin(self) -> int:
        """The pipeline at the beginning, in the smallest unit."""
        return self.steps[0].amount_minor

    @property
    def end(self) -> int:
        """The pipeline at the end, in the smallest unit."""
        return self.steps[-1].amount_minor

    @property
    def shown(self) -> tuple[Line, ...]:
        """The lines that say anything, in order; begin and end always do."""
        told = {step.line for steps in (self.steps, *self.parts.values()) for step in steps if step.deals}
        return tuple(line for line in LINES if line in told or line not in STEPS)


@dataclass(frozen=True, slots=True)
class Window:
    """Between which instants the pipeline is looked at, and whether all that is open counts or the period's alone."""

    since: datetime
    until: datetime
    whole: bool = False

    @classmethod
    def of(cls, question: Question, since: datetime | None, until: datetime | None, *, whole: bool = False) -> "Window":
        """Return the window from the period's first instant, or ``since``, to now or its end, or ``until``."""
        known = question.moment.as_of
        begins = in_utc(since) if since else question.period.start
        ends = min(in_utc(until) if until else question.period.end, known)
        if begins >= ends:
            raise InputError(
                f"a bridge leads from an earlier to a later instant; {begins:%Y-%m-%d %H:%M} is not before "
                f"{ends:%Y-%m-%d %H:%M} UTC",
                next_step="choose a period that has begun, or an earlier first day",
            )
        return cls(begins, ends, whole)


def bridge(question: Question, window: Window) -> Bridge:
    """Return the bridge of the question's period, or of all that is open, with parts where a cut is asked for."""
    whole = question.of(None)
    steps = _steps(whole, window).get("(whole)", tuple(Step(line, 0, 0) for line in LINES))
    parts = _steps(question, window) if question.by else {}
    largest = sorted(parts.items(), key=lambda part: (-part[1][-1].amount_minor, -part[1][0].amount_minor, part[0]))
    return Bridge(
        since=window.since,
        until=window.until,
        period=None if window.whole else question.period,
        currency=question.yardstick.currency,
        steps=steps,
        by=question.by,
        parts={name: told for name, told in largest if any(step.deals for step in told)},
    )


def _steps(question: Question, window: Window) -> dict[str, tuple[Step, ...]]:
    _permit(question.by)
    sql = sums_sql(question.yardstick.coverage.stages_counted, window.whole, question.by)
    found: dict[str, tuple[Step, ...]] = {}
    for cut, *told in question.moment.rows(sql, (opportunities,), **_asked(question, window)):
        sums, counts = told[: len(LINES)], told[len(LINES) :]
        found[cut] = tuple(Step(*each) for each in zip(LINES, sums, counts, strict=True))
    return found


def bridge_rows(
    question: Question, window: Window, line: Line, cut: str | None = None, *, page: int = 1, size: int = 50
) -> Rows:
    """Return a page of the deals in a line of the bridge, or in one part of it, the largest effects first."""
    _permit(question.by)
    one_cut = cut is not None and question.by is not None
    rows, count = rows_sql(question.yardstick.coverage.stages_counted, window.whole, question.by, line, one_cut)
    values: dict[str, Any] = {**_asked(question, window), "value": cut or ""}
    total = question.moment.rows(count, (opportunities,), **values)[0][0]
    found = question.moment.rows(rows, (opportunities,), limit=size, skip=(page - 1) * size, **values)
    return Rows(SHOWN, tuple(readable(SHOWN, row) for row in found), total, page, size)


def _permit(by: Dimension | None) -> None:
    if by is not None and by not in CUTS:
        raise InputError(f"the pipeline's bridge cannot be cut by {by}", next_step=f"use one of {', '.join(CUTS)}")


def _asked(question: Question, window: Window) -> dict[str, int]:
    return {
        **question.period.bounds,
        **question.period.days,
        "since": to_microseconds(window.since),
        "until": to_microseconds(window.until),
    }


__all__ = ["CUTS", "HANDS", "LINES", "STEPS", "Bridge", "Line", "Step", "Window", "bridge", "bridge_rows"]
