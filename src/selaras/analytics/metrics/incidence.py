"""A share that grows with time: final where everybody was watched for the horizon, estimated where not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import parameter, statement
from selaras.analytics.figures import Answer, Dimension, Figure, Interval
from selaras.analytics.metrics.counting import beside
from selaras.analytics.question import WHOLE, Question, largest_first
from selaras.analytics.relations.cutting import cut_of
from selaras.analytics.relations.kept import Kept
from selaras.analytics.statistics import wilson
from selaras.analytics.statistics.curves import incidence
from selaras.analytics.statistics.incidence import on_log_log
from selaras.kit.sentence import Sentence

DAY = 86_400_000_000
_COUNTED = ("n", "hits", "skipped", "newest", "reached", "share", "variance")


@dataclass(frozen=True, slots=True)
class Course:
    """How the members of a cohort fared: when each began, reached the aim, or came to another end.

    ``fates`` count beside the share those who did not reach it in time, each member in one of them at most.
    """

    members: ir.Table
    began: ir.IntegerValue
    reached: ir.IntegerValue
    ended: ir.IntegerValue
    skipped: ir.BooleanValue
    fates: Mapping[str, ir.BooleanValue] = field(default_factory=dict)

    @property
    def in_time(self) -> Any:
        """Whether a member reached the aim within the horizon."""
        return ibis.coalesce(self.reached - self.began <= parameter("horizon"), False)


def watched(course: Course, by: Dimension | None) -> ir.Table:
    """Return each member with its cut, how long it was watched and what ended that.

    An event is 1 where the aim was reached, 2 where another end came first, 0 where it is still open. What comes
    after the horizon is cut there.
    """
    began, reached, ended = course.began, course.reached, course.ended
    over = ibis.cases((reached.notnull(), 1), (ended.notnull(), 2), else_=0)
    until = ibis.coalesce(reached, ended, ibis.greatest(parameter("as_of"), began))
    return course.members.select(
        cut=cut_of(course.members, by),
        lasted=ibis.greatest(ibis.least(until - began, parameter("horizon") + 1), 0),
        event=ibis.ifelse(until - began <= parameter("horizon"), over, 0),
        skipped=(reached.notnull() & course.skipped).cast("int64"),
        began=began,
        **{f"is_{name}": ibis.coalesce(fate, False).cast("int64") for name, fate in course.fates.items()},
    )


def course_sql(course: Course, by: Dimension | None) -> str:
    """Return the statement that tells, for each cut, how many there are, how they fared and the estimate."""
    told = watched(course, by)
    counted = told.group_by("cut").agg(
        n=told.count().cast("int64"),
        hits=(told.event == 1).sum().cast("int64"),
        skipped=told.skipped.sum().cast("int64"),
        newest=told.began.max(),
        **{f"is_{name}": told[f"is_{name}"].sum().cast("int64") for name in course.fates},
    )
    joined = counted.join(incidence(told.select("cut", "lasted", "event"), "cut"), "cut")
    return statement(joined.select("cut", *_COUNTED, *(f"is_{name}" for name in course.fates)).order_by("cut"))


def horizon_of(question: Question) -> int:
    """Return the horizon in microseconds."""
    return round(question.yardstick.horizon.total_seconds()) * 1_000_000


@dataclass(frozen=True, slots=True)
class Share:
    """A share that can be asked for: its name, its statement by cut, and what it says where nobody is in the cohort."""

    name: str
    sql: Callable[[Dimension | None], str]
    needs: tuple[Kept, ...]
    nobody: Sentence
    fates: tuple[str, ...] = ()


def measure_share(question: Question, share: Share) -> Answer:
    """Return the share of a cohort that reached its aim within the horizon, for the whole and for each cut."""
    whole = _told(question, share, None)
    if not whole:
        return Answer(question.refused(share.name, "share", share.nobody), (), question.by)
    newest = whole[0]["newest"]
    mature = question.period.end <= question.moment.as_of and newest + horizon_of(question) <= question.moment.instant
    tell = partial(_figure, question, share, mature)
    parts = {row["cut"]: tell(row["cut"], row) for row in _told(question, share, question.by)} if question.by else {}
    return Answer(tell(WHOLE, whole[0]), largest_first(parts), question.by)


def _told(question: Question, share: Share, by: Dimension | None) -> list[dict[str, Any]]:
    horizon = horizon_of(question)
    rows = question.moment.rows(share.sql(by), share.needs, horizon=horizon, **question.period.bounds)
    names = ("cut", *_COUNTED, *(f"is_{name}" for name in share.fates))
    return [dict(zip(names, row, strict=True)) for row in rows]


def _figure(question: Question, share: Share, mature: bool, cut: str, row: Mapping[str, Any]) -> Figure:
    n, hits, skipped = row["n"], row["hits"], row["skipped"]
    notes: tuple[Sentence, ...] = (Sentence.of("metrics-note-skipped", n=skipped),) if skipped else ()
    horizon = horizon_of(question)
    if not mature and row["reached"] < horizon:
        days = question.yardstick.horizon.days
        notes += (Sentence.of("metrics-note-short-follow-up", days=row["reached"] // DAY, horizon=days),)
    estimate = row["share"]
    interval = (
        Interval(*wilson(hits, n), "wilson")
        if mature
        else Interval(*on_log_log(estimate, row["variance"], n), "aalen_johansen_log_log")
    )
    return question.figure(
        share.name,
        "share",
        cut,
        value=hits / n if mature else estimate,
        numerator=hits,
        denominator=n,
        n=n,
        mature=mature,
        present=1 - skipped / max(1, hits),
        interval=interval,
        method="cohort_share" if mature else "aalen_johansen",
        beside=beside(question, share.name, cut, **{name: row[f"is_{name}"] for name in share.fates}),
        notes=notes,
    )
