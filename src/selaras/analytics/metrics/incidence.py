"""A share that grows with time: final where everybody was watched for the horizon, estimated where not."""

from functools import partial

import ibis
import ibis.expr.types as ir
import numpy as np

from selaras.analytics.door import Columns, parameter
from selaras.analytics.figures import Answer, Figure, Interval
from selaras.analytics.question import WHOLE, Question, largest_first, split
from selaras.analytics.relations.kept import Kept
from selaras.analytics.statistics import aalen_johansen, wilson
from selaras.kit.sentence import Sentence

DAY = 86_400_000_000


def cohort(
    members: ir.Table,
    *,
    began: ir.IntegerValue,
    reached: ir.IntegerValue,
    ended: ir.IntegerValue,
    skipped: ir.BooleanValue,
    cut: ir.StringValue,
) -> ir.Table:
    """Return the members of a cohort counted by cut, by how long they were watched and by what ended it.

    An event is 1 where the aim was reached, 2 where another end came first, 0 where it is still open. What comes
    after the horizon is cut there.
    """
    over = ibis.cases((reached.notnull(), 1), (ended.notnull(), 2), else_=0)
    until = ibis.coalesce(reached, ended, ibis.greatest(parameter("as_of"), began))
    told = members.select(
        cut=cut,
        lasted=ibis.greatest(ibis.least(until - began, parameter("horizon") + 1), 0),
        event=ibis.ifelse(until - began <= parameter("horizon"), over, 0),
        skipped=(reached.notnull() & skipped).cast("int64"),
        began=began,
    )
    counted = told.group_by("cut", "lasted", "event").agg(
        n=told.count().cast("int64"), skipped=told.skipped.sum().cast("int64"), newest=told.began.max()
    )
    return counted.order_by("cut", "lasted", "event")


def horizon_of(question: Question) -> int:
    """Return the horizon in microseconds."""
    return round(question.yardstick.horizon.total_seconds()) * 1_000_000


def measure_share(question: Question, name: str, sql: str, needs: tuple[Kept, ...], nobody: Sentence) -> Answer:
    """Return the share of a cohort that reached its aim within the horizon, for the whole and for each cut."""
    horizon = horizon_of(question)
    found = question.moment.columns(sql, needs, horizon=horizon, **question.period.bounds)
    if not found["n"].size:
        return Answer(question.refused(name, "share", nobody), (), question.by)
    newest = int(found["newest"].max())
    mature = question.period.end <= question.moment.as_of and newest + horizon <= question.moment.instant
    tell = partial(_figure, question, name, mature)
    parts = {cut: tell(cut, rows) for cut, rows in split(found)} if question.by else {}
    return Answer(tell(WHOLE, found), largest_first(parts), question.by)


def _figure(question: Question, name: str, mature: bool, cut: str, rows: Columns) -> Figure:
    n, hits, skipped = int(rows["n"].sum()), int(rows["n"][rows["event"] == 1].sum()), int(rows["skipped"].sum())
    notes: tuple[Sentence, ...] = (Sentence.of("metrics-note-skipped", n=skipped),) if skipped else ()
    shared = {"numerator": hits, "denominator": n, "n": n, "mature": mature, "present": 1 - skipped / max(1, hits)}
    if mature:
        interval = Interval(*wilson(hits, n), "wilson")
        method = "cohort_share"
        return question.figure(
            name, "share", cut, value=hits / n, interval=interval, method=method, notes=notes, **shared
        )
    horizon = horizon_of(question)
    found = aalen_johansen(rows["lasted"].astype(np.int64), rows["event"].astype(np.int64), horizon, rows["n"])
    if found.reached < horizon:
        days = question.yardstick.horizon.days
        notes += (Sentence.of("metrics-note-short-follow-up", days=found.reached // DAY, horizon=days),)
    interval = Interval(found.low, found.high, "aalen_johansen_log_log")
    return question.figure(
        name, "share", cut, value=found.share, interval=interval, method="aalen_johansen", notes=notes, **shared
    )
