"""Speed to lead: how long until sales tried, and until somebody answered."""

from functools import cache, partial

import ibis
import ibis.expr.types as ir
import numpy as np

from selaras.analytics.door import Columns, parameter, statement
from selaras.analytics.figures import Answer, Dimension, Figure, Interval
from selaras.analytics.metric import PASSES, Chosen, Metric, Population
from selaras.analytics.metrics.counting import answer, beside
from selaras.analytics.metrics.populations import during
from selaras.analytics.question import Question
from selaras.analytics.relations.cutting import cut_of
from selaras.analytics.relations.passes import passes
from selaras.analytics.statistics import Survival, kaplan_meier
from selaras.analytics.yardstick import ContactStart, Yardstick
from selaras.core.calendars import elapsed_many
from selaras.kit.sentence import Sentence

SECOND = 1_000_000
WITHIN = {"within_5m": 300, "within_1h": 3_600, "within_4h": 14_400, "within_24h": 86_400}
_STARTS: dict[ContactStart, str] = {
    "captured": "captured_at",
    "qualified": "mql_at",
    "assigned": "routed_at",
    "accepted": "accepted_at",
}


@cache
def _sql(end: str, start: str, by: Dimension | None) -> str:
    made = during(start)(passes.table)
    happened = made[end].notnull()
    told = made.select(
        cut=cut_of(made, by),
        began=made[start],
        until=ibis.coalesce(made[end], made.ended_at, ibis.greatest(parameter("as_of"), made[start])),
        happened=happened.cast("int64"),
        early=(happened & (made[end] < made[start])).cast("int64"),
    )
    return statement(told.order_by("cut"))


def _measure(name: str, end: str, question: Question) -> Answer:
    """Return the Kaplan–Meier median over passes whose clock started in the period, those waiting censored."""
    start = _STARTS[question.yardstick.contact_start]
    found = question.moment.columns(_sql(end, start, question.by), (passes,), **question.period.bounds)
    if not found["began"].size:
        because = Sentence.of(f"metrics-refused-none-{question.yardstick.contact_start}")
        return Answer(question.refused(name, "seconds", because), (), question.by)
    hours = question.yardstick.hours
    waited = elapsed_many(hours, found["began"], found["until"]) if hours else found["until"] - found["began"]
    found["lasted"] = np.maximum(waited, 0)
    return answer(question, found, partial(_figure, question, name))


def _figure(question: Question, name: str, cut: str, rows: Columns) -> Figure:
    happened, n = rows["happened"], int(rows["happened"].size)
    curve = kaplan_meier(rows["lasted"], happened)
    method = "kaplan_meier_business" if question.yardstick.hours else "kaplan_meier"
    contacted = int(happened.sum())
    return question.figure(
        name,
        "seconds",
        cut,
        value=seconds(curve.quantile(0.5)),
        interval=median_interval(curve, 0.5),
        numerator=contacted,
        denominator=n,
        n=n,
        method=method,
        beside=(
            question.figure(
                f"{name}.p90",
                "seconds",
                cut,
                value=seconds(curve.quantile(0.9)),
                interval=median_interval(curve, 0.9),
                n=n,
                method=method,
            ),
            *(_within(question, f"{name}.{label}", cut, curve, limit) for label, limit in WITHIN.items()),
            *beside(question, name, cut, not_yet=n - contacted, early=int(rows["early"].sum())),
        ),
    )


def _within(question: Question, name: str, cut: str, curve: Survival, limit: int) -> Figure:
    share, low, high = curve.within(limit * SECOND)
    interval = Interval(low, high, "greenwood_log_log")
    return question.figure(name, "share", cut, value=share, interval=interval, n=curve.n, method="kaplan_meier")


def seconds(microseconds: int | None) -> float | None:
    """Return microseconds as seconds; None stays not reached.

    >>> seconds(1_500_000), seconds(None)
    (1.5, None)
    """
    return None if microseconds is None else microseconds / SECOND


def median_interval(curve: Survival, part: float) -> Interval:
    """Return the interval of the time by which a part of them have it."""
    low, high = curve.quantile_interval(part)
    return Interval(seconds(low), seconds(high), "greenwood_log_log")


def _started(yardstick: Yardstick) -> Population:
    return during(_STARTS[yardstick.contact_start])


def _waiting(end: str, yardstick: Yardstick) -> Population:
    def only(table: ir.Table) -> ir.Table:
        made = _started(yardstick)(table)
        return made.filter(made[end].isnull())

    return only


def _early(end: str, yardstick: Yardstick) -> Population:
    def only(table: ir.Table) -> ir.Table:
        made = _started(yardstick)(table)
        return made.filter(made[end] < made[_STARTS[yardstick.contact_start]])

    return only


def _behind(end: str) -> dict[str, Chosen]:
    return {"started": _started, "not_yet": partial(_waiting, end), "early": partial(_early, end)}


SPEEDS = tuple(
    Metric(
        name=name,
        unit="seconds",
        measure=partial(_measure, name, end),
        over=passes,
        populations={population: chosen(Yardstick()) for population, chosen in _behind(end).items()},
        by_charter=_behind(end),
        needs=(PASSES, ("lead.contacted",)),
    )
    for name, end in (("time_to_first_contact", "first_attempt_at"), ("time_to_first_connect", "first_connect_at"))
)
