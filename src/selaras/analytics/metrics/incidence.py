"""A share that grows with time: final where everybody was watched for the horizon, estimated where not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

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
_COUNTED = ("n", "hits", "skipped", "newest")
_DRAWN = ("reached", "share", "variance")
Part = Literal["counts", "curve"]


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


def course_sql(course: Course, by: Dimension | None, part: Part) -> str:
    """Return the statement that counts, for each cut, how many there are and how they fared; or that estimates."""
    told = watched(course, by)
    if part == "curve":
        drawn = incidence(told.select("cut", "lasted", "event"), "cut")
        return statement(drawn.select("cut", "reached", "share", "variance").order_by("cut"))
    counted = told.group_by("cut").agg(
        n=told.count().cast("int64"),
        hits=(told.event == 1).sum().cast("int64"),
        skipped=told.skipped.sum().cast("int64"),
        newest=told.began.max(),
        **{f"is_{name}": told[f"is_{name}"].sum().cast("int64") for name in course.fates},
    )
    return statement(counted.select("cut", *_COUNTED, *(f"is_{name}" for name in course.fates)).order_by("cut"))


def horizon_of(question: Question) -> int:
    """Return the horizon in microseconds."""
    return round(question.yardstick.horizon.total_seconds()) * 1_000_000


@dataclass(frozen=True, slots=True)
class Share:
    """A share that can be asked for: its name, its statement by cut, and what it says where nobody is in the cohort."""

    name: str
    sql: Callable[[Dimension | None, Part], str]
    needs: tuple[Kept, ...]
    nobody: Sentence
    fates: tuple[str, ...] = ()


def measure_share(question: Question, share: Share) -> Answer:
    """Return the share of a cohort that reached its aim within the horizon, for the whole and for each cut.

    The curve is drawn only where the cohort can still move.
    """
    whole = _counted(question.of(None), share)
    if not whole:
        return Answer(question.refused(share.name, "share", share.nobody), (), question.by)
    newest = whole[WHOLE]["newest"]
    mature = question.period.end <= question.moment.as_of and newest + horizon_of(question) <= question.moment.instant
    parts = _counted(question, share) if question.by else {}
    if not mature:
        whole = _estimated(question.of(None), share, whole)
        parts = _estimated(question, share, parts) if question.by else {}
    tell = partial(_figure, question, share, mature)
    told = largest_first({cut: tell(cut, row) for cut, row in parts.items()})
    return Answer(tell(WHOLE, whole[WHOLE]), told, question.by)


def _counted(question: Question, share: Share) -> dict[str, dict[str, Any]]:
    names = (*_COUNTED, *(f"is_{name}" for name in share.fates))
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in _asked(question, share, "counts")}


def _estimated(question: Question, share: Share, counted: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    drawn = {row[0]: dict(zip(_DRAWN, row[1:], strict=True)) for row in _asked(question, share, "curve")}
    return {cut: counts | drawn[cut] for cut, counts in counted.items()}


def _asked(question: Question, share: Share, part: Part) -> list[tuple[Any, ...]]:
    sql = share.sql(question.by, part)
    return question.moment.rows(sql, share.needs, horizon=horizon_of(question), **question.period.bounds)


def _figure(question: Question, share: Share, mature: bool, cut: str, row: Mapping[str, Any]) -> Figure:
    n, hits, skipped = row["n"], row["hits"], row["skipped"]
    notes: tuple[Sentence, ...] = (Sentence.of("metrics-note-skipped", n=skipped),) if skipped else ()
    horizon = horizon_of(question)
    if not mature and row["reached"] < horizon:
        days = question.yardstick.horizon.days
        notes += (Sentence.of("metrics-note-short-follow-up", days=row["reached"] // DAY, horizon=days),)
    interval = (
        Interval(*wilson(hits, n), "wilson")
        if mature
        else Interval(*on_log_log(row["share"], row["variance"], n), "aalen_johansen_log_log")
    )
    return question.figure(
        share.name,
        "share",
        cut,
        value=hits / n if mature else row["share"],
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
