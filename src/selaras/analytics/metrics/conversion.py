"""Conversion: of the passes that entered one stage, how many reached another, and how sure that is."""

from functools import cache, partial

import ibis.expr.types as ir

from selaras.analytics.door import parameter, statement
from selaras.analytics.figures import Answer, Dimension
from selaras.analytics.metric import PASSES, Metric, Population
from selaras.analytics.metrics.incidence import cohort, measure_share
from selaras.analytics.metrics.populations import during
from selaras.analytics.question import Question
from selaras.analytics.relations.cutting import cut_of
from selaras.analytics.relations.passes import REACHES, passes
from selaras.core.lifecycle.stages import Stage, rank
from selaras.kit.sentence import Sentence

PAIRS: tuple[tuple[Stage, Stage], ...] = (
    ("mql", "sal"),
    ("mql", "sql"),
    ("sal", "sql"),
    ("mql", "opportunity"),
    ("sql", "opportunity"),
    ("opportunity", "won"),
    ("mql", "won"),
    ("sql", "won"),
)


def _reached(first: str, then: str) -> Population:
    def only(table: ir.Table) -> ir.Table:
        made = during(f"{first}_at")(table)
        return made.filter(made[f"{then}_at"] - made[f"{first}_at"] <= parameter("horizon"))

    return only


def _open(first: str, then: str) -> Population:
    def only(table: ir.Table) -> ir.Table:
        made = during(f"{first}_at")(table)
        return made.filter(made[f"{then}_at"].isnull(), made.outcome == "open")

    return only


def _ended(first: str, then: str) -> Population:
    def only(table: ir.Table) -> ir.Table:
        made = during(f"{first}_at")(table)
        return made.filter(made[f"{then}_at"].isnull(), made.outcome != "open")

    return only


@cache
def _sql(first: str, then: str, by: Dimension | None) -> str:
    made = during(f"{first}_at")(passes.table)
    return statement(
        cohort(
            made,
            began=made[f"{first}_at"],
            reached=made[f"{then}_at"],
            ended=made.ended_at,
            skipped=made[f"{then}_skipped"],
            cut=cut_of(made, by),
        )
    )


def _measure(first: str, then: str, question: Question) -> Answer:
    """Return the cohort conversion at the horizon: competing ends compete, open passes are censored."""
    nobody = Sentence.of("metrics-refused-no-passes", stage=Sentence.of(f"metrics-stage-{first}"))
    return measure_share(question, f"{first}_to_{then}", _sql(first, then, question.by), (passes,), nobody)


def _tell(stage: Stage) -> tuple[str, ...]:
    """Return the kinds of facts that say a stage was reached, or one after it."""
    return tuple(kind for kind, reaches in REACHES.items() if rank(reaches) >= rank(stage))


CONVERSIONS = tuple(
    Metric(
        name=f"{first}_to_{then}",
        unit="share",
        measure=partial(_measure, first, then),
        over=passes,
        populations={
            "cohort": during(f"{first}_at"),
            "reached": _reached(first, then),
            "not_yet": _open(first, then),
            "ended_otherwise": _ended(first, then),
        },
        needs=(PASSES, _tell(then)),
    )
    for first, then in PAIRS
)
