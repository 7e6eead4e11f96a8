"""How long a pass takes from one stage to another, and a recycled lead until it qualifies again."""

from functools import cache, partial

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import parameter
from selaras.analytics.figures import Answer, Dimension, Figure
from selaras.analytics.metric import BY_PASS, PASSES, Metric, Population
from selaras.analytics.metrics.populations import during, narrowed
from selaras.analytics.metrics.waits import Wait, read_waits, wait_figure, waits_sql
from selaras.analytics.question import WHOLE, Question, largest_first
from selaras.analytics.relations.cutting import cut_of
from selaras.analytics.relations.passes import passes
from selaras.core.lifecycle.stages import Stage
from selaras.kit.sentence import Sentence

STEPS: tuple[tuple[Stage, Stage], ...] = (
    ("mql", "sal"),
    ("sal", "sql"),
    ("sql", "opportunity"),
    ("opportunity", "won"),
    ("mql", "opportunity"),
)
_RECYCLED = narrowed(during("ended_at"), "outcome", "recycled")


def _timed(first: str, then: str) -> Population:
    """Leave the passes that entered a stage in the period and whose two instants are their own, none implied."""

    def only(table: ir.Table) -> ir.Table:
        made = during(f"{first}_at")(table)
        return made.filter(~made[f"{first}_skipped"], made[f"{then}_at"].isnull() | ~made[f"{then}_skipped"])

    return only


def _arrived(population: Population, then: str) -> Population:
    return lambda table: population(table).filter(lambda made: made[then].notnull())


@cache
def _sql(population: Population, began: str, reached: str, by: Dimension | None) -> str:
    made = population(passes.table)
    ends = () if began == "ended_at" else (made.ended_at,)
    until = ibis.coalesce(made[reached], *ends, ibis.greatest(parameter("as_of"), made[began]))
    told = made.select(
        cut=cut_of(made, by),
        lasted=ibis.greatest(until - made[began], 0),
        event=made[reached].notnull().cast("int64"),
    )
    return waits_sql(told, (), ())


def _measure(name: str, population: Population, began: str, reached: str, question: Question) -> Answer:
    """Return the Kaplan–Meier median of those that began in the period; who is not there is censored at its end."""
    whole = _drawn(population, began, reached, question.of(None))
    if not whole:
        return Answer(question.refused(name, "seconds", Sentence.of("metrics-refused-none-timed")), (), question.by)
    parts = _drawn(population, began, reached, question) if question.by else {}
    told = {cut: _figure(question, name, cut, wait) for cut, wait in parts.items()}
    return Answer(_figure(question, name, WHOLE, whole[WHOLE]), largest_first(told), question.by)


def _drawn(population: Population, began: str, reached: str, question: Question) -> dict[str, Wait]:
    rows = question.moment.rows(_sql(population, began, reached, question.by), (passes,), **question.period.bounds)
    return read_waits(rows, (), ())


def _figure(question: Question, name: str, cut: str, wait: Wait) -> Figure:
    alone = question.figure(f"{name}.arrived_only", "seconds", cut, value=wait.alone, n=wait.happened, method="median")
    return wait_figure(question, name, cut, wait, "kaplan_meier", (alone,))


def _metric(name: str, population: Population, began: str, reached: str, needs: tuple[tuple[str, ...], ...]) -> Metric:
    return Metric(
        name=name,
        unit="seconds",
        measure=partial(_measure, name, population, began, reached),
        over=passes,
        populations={"started": population, "reached": _arrived(population, reached)},
        cuts=BY_PASS,
        needs=needs,
    )


STAGE_TIMES = tuple(
    _metric(f"time_{first}_to_{then}", _timed(first, then), f"{first}_at", f"{then}_at", (PASSES,))
    for first, then in STEPS
)
TIME_TO_RE_MQL = _metric("time_to_re_mql", _RECYCLED, "ended_at", "next_at", (PASSES, ("lead.recycled",)))
