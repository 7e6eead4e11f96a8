"""Conversion: of the passes that entered one stage, how many reached another, and how sure that is."""

from functools import cache, partial

import ibis
import ibis.expr.types as ir
import numpy as np

from selaras.analytics.door import Columns, parameter, statement
from selaras.analytics.figures import Answer, Dimension, Figure, Interval
from selaras.analytics.metric import Metric, Population
from selaras.analytics.question import WHOLE, Question, largest_first, split
from selaras.analytics.relations.cutting import cut_of
from selaras.analytics.relations.passes import passes
from selaras.analytics.statistics import aalen_johansen, wilson
from selaras.kit.sentence import Sentence

PAIRS = (
    ("mql", "sal"),
    ("mql", "sql"),
    ("sal", "sql"),
    ("mql", "opportunity"),
    ("sql", "opportunity"),
    ("opportunity", "won"),
    ("mql", "won"),
    ("sql", "won"),
)
_MICROSECONDS_OF_A_DAY = 86_400_000_000


def entered(stage: str) -> Population:
    """Leave the passes that entered the stage in the period."""
    return lambda table: table.filter(
        table[f"{stage}_at"] >= parameter("start"), table[f"{stage}_at"] < parameter("end")
    )


def reached(first: str, then: str) -> Population:
    """Leave those of them that reached the later stage within the horizon."""
    return lambda table: entered(first)(table).filter(
        table[f"{then}_at"].notnull(), table[f"{then}_at"] - table[f"{first}_at"] <= parameter("horizon")
    )


def not_yet(first: str, then: str) -> Population:
    """Leave those of them that are open and have not reached it."""
    return lambda table: entered(first)(table).filter(table[f"{then}_at"].isnull(), table.outcome == "open")


@cache
def cohort_sql(first: str, then: str, by: Dimension | None) -> str:
    """Return the statement that counts the passes of a cohort by cut, duration and what ended it.

    An event is 1 where the later stage was reached, 2 where the pass ended without it, 0 where it is open. What comes after
    the horizon is cut there.
    """
    cohort = entered(first)(passes.table)
    began, hit = cohort[f"{first}_at"], cohort[f"{then}_at"].notnull()
    until = ibis.coalesce(cohort[f"{then}_at"], cohort.ended_at, ibis.greatest(parameter("as_of"), began))
    event = ibis.cases((hit, 1), (cohort.ended_at.notnull(), 2), else_=0)
    cohort = cohort.select(
        cut=cut_of(cohort, by),
        lasted=ibis.least(until - began, parameter("horizon") + 1),
        event=ibis.ifelse(until - began <= parameter("horizon"), event, 0),
        skipped=(hit & cohort[f"{then}_skipped"]).cast("int64"),
        began=began,
    )
    counted = cohort.group_by("cut", "lasted", "event").agg(
        n=cohort.count(), skipped=cohort.skipped.sum(), newest=cohort.began.max()
    )
    return statement(_whole_too(counted).order_by("cut", "lasted", "event"))


def _whole_too(counted: ir.Table) -> ir.Table:
    return counted.mutate(n=counted.n.cast("int64"), skipped=counted.skipped.cast("int64"))


def measure(first: str, then: str, question: Question) -> Answer:
    """Return the cohort conversion at the horizon, for the whole and for each cut."""
    name = f"{first}_to_{then}"
    horizon = round(question.yardstick.horizon.total_seconds() * 1_000_000)
    found = question.moment.columns(
        cohort_sql(first, then, question.by), (passes,), horizon=horizon, **question.period.bounds
    )
    if not found["n"].size:
        return Answer(question.refusal(name, "share", "metrics-refused-no-passes", stage=first), (), question.by)
    newest = int(found["newest"].max())
    mature = question.period.end <= question.moment.as_of and newest + horizon <= question.moment.instant
    tell = partial(_figure, question, name, mature)
    parts = {cut: tell(cut, rows) for cut, rows in split(found)} if question.by else {}
    return Answer(tell(WHOLE, found), largest_first(parts), question.by)


def _figure(question: Question, name: str, mature: bool, cut: str, rows: Columns) -> Figure:  # noqa: FBT001
    horizon = round(question.yardstick.horizon.total_seconds() * 1_000_000)
    n, hits = int(rows["n"].sum()), int(rows["n"][rows["event"] == 1].sum())
    skipped = int(rows["skipped"].sum())
    shared = {"numerator": hits, "denominator": n, "n": n, "mature": mature, "present": 1 - skipped / max(1, hits)}
    notes = (Sentence.of("metrics-note-skipped", n=skipped),) if skipped else ()
    if mature:
        interval = Interval(*wilson(hits, n), "wilson")
        return question.figure(
            name, "share", cut, value=hits / n, interval=interval, method="cohort_share", notes=notes, **shared
        )
    found = aalen_johansen(rows["lasted"], rows["event"].astype(np.int64), horizon, rows["n"])
    days = found.reached // _MICROSECONDS_OF_A_DAY
    if found.reached < horizon:
        notes += (Sentence.of("metrics-note-short-follow-up", days=days, horizon=question.yardstick.horizon.days),)
    interval = Interval(found.low, found.high, "aalen_johansen_log_log")
    return question.figure(
        name, "share", cut, value=found.share, interval=interval, method="aalen_johansen", notes=notes, **shared
    )


CONVERSIONS = tuple(
    Metric(
        name=f"{first}_to_{then}",
        unit="share",
        measure=partial(measure, first, then),
        over=passes,
        populations={"cohort": entered(first), "reached": reached(first, then), "not_yet": not_yet(first, then)},
        needs=("lead.qualified",),
    )
    for first, then in PAIRS
)
