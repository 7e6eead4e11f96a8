"""Speed to lead: how long until sales tried, and until somebody answered."""

from functools import cache, partial

import ibis
import ibis.expr.types as ir
import numpy as np

from selaras.analytics.door import Columns, parameter, statement
from selaras.analytics.figures import Answer, Dimension, Figure, Interval
from selaras.analytics.metric import PASSES, Chosen, Metric, Population
from selaras.analytics.metrics.counting import beside
from selaras.analytics.metrics.populations import during
from selaras.analytics.metrics.waits import Wait, read_waits, wait_figure, waits_sql
from selaras.analytics.question import WHOLE, Question, largest_first, split
from selaras.analytics.relations.cutting import cut_of
from selaras.analytics.relations.passes import passes
from selaras.analytics.yardstick import ContactStart, Yardstick
from selaras.core.calendars import Calendar, elapsed_many
from selaras.kit.sentence import Sentence

WITHIN = {"within_5m": 300, "within_1h": 3_600, "within_4h": 14_400, "within_24h": 86_400}
STARTS: dict[ContactStart, str] = {
    "captured": "captured_at",
    "qualified": "mql_at",
    "assigned": "routed_at",
    "accepted": "accepted_at",
}


def _waited(end: str, start: str, by: Dimension | None) -> ir.Table:
    made = during(start)(passes.table)
    happened = made[end].notnull()
    told = made.select(
        cut=cut_of(made, by),
        began=made[start],
        until=ibis.coalesce(made[end], made.ended_at, ibis.greatest(parameter("as_of"), made[start])),
        event=happened.cast("int64"),
        early=(happened & (made[end] < made[start])).cast("int64"),
    )
    return told.mutate(lasted=ibis.greatest(told.until - told.began, 0))


@cache
def _curve_sql(end: str, start: str, by: Dimension | None) -> str:
    return waits_sql(_waited(end, start, by), tuple(WITHIN.values()), ("early",))


@cache
def _rows_sql(end: str, start: str, by: Dimension | None) -> str:
    told = _waited(end, start, by)
    return statement(told.select("cut", "began", "until", "event", "early").order_by("cut"))


def _measure(name: str, end: str, question: Question) -> Answer:
    """Return the Kaplan–Meier median over passes whose clock started in the period, those waiting censored."""
    start = STARTS[question.yardstick.contact_start]
    hours = question.yardstick.hours
    draw = partial(_in_business_hours, hours) if hours else _in_wall_time
    whole = draw(end, start, question.of(None))
    if not whole:
        because = Sentence.of(f"metrics-refused-none-{question.yardstick.contact_start}")
        return Answer(question.refused(name, "seconds", because), (), question.by)
    parts = draw(end, start, question) if question.by else {}
    told = {cut: _figure(question, name, cut, wait) for cut, wait in parts.items()}
    return Answer(_figure(question, name, WHOLE, whole[WHOLE]), largest_first(told), question.by)


def _in_wall_time(end: str, start: str, question: Question) -> dict[str, Wait]:
    rows = question.moment.rows(_curve_sql(end, start, question.by), (passes,), **question.period.bounds)
    return read_waits(rows, tuple(WITHIN.values()), ("early",))


def _in_business_hours(hours: Calendar, end: str, start: str, question: Question) -> dict[str, Wait]:
    """The calendar is Python's: how long each waited is counted there, and the curve drawn from that."""
    found = question.moment.columns(_rows_sql(end, start, question.by), (passes,), **question.period.bounds)
    found["lasted"] = np.maximum(elapsed_many(hours, found["began"], found["until"]), 0)
    return {cut: _counted(rows) for cut, rows in split(found)}


def _counted(rows: Columns) -> Wait:
    return Wait.of(rows["lasted"], rows["event"], WITHIN.values(), {"early": int(rows["early"].sum())})


def _figure(question: Question, name: str, cut: str, wait: Wait) -> Figure:
    method = "kaplan_meier_business" if question.yardstick.hours else "kaplan_meier"
    shares = tuple(_within(question, f"{name}.{label}", cut, wait, limit) for label, limit in WITHIN.items())
    counts = beside(question, name, cut, not_yet=wait.n - wait.happened, early=wait.counts["early"])
    return wait_figure(question, name, cut, wait, method, (*shares, *counts))


def _within(question: Question, name: str, cut: str, wait: Wait, limit: int) -> Figure:
    share, low, high = wait.within[limit]
    interval = Interval(low, high, "greenwood_log_log")
    return question.figure(name, "share", cut, value=share, interval=interval, n=wait.n, method="kaplan_meier")


def _started(yardstick: Yardstick) -> Population:
    return during(STARTS[yardstick.contact_start])


def _waiting(end: str, yardstick: Yardstick) -> Population:
    def only(table: ir.Table) -> ir.Table:
        made = _started(yardstick)(table)
        return made.filter(made[end].isnull())

    return only


def _early(end: str, yardstick: Yardstick) -> Population:
    def only(table: ir.Table) -> ir.Table:
        made = _started(yardstick)(table)
        return made.filter(made[end] < made[STARTS[yardstick.contact_start]])

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
