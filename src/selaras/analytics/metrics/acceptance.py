"""Acceptance: of the leads handed over that sales decided on, how many it took."""

from functools import cache, partial

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import Columns
from selaras.analytics.figures import Answer, Dimension, Figure, Interval
from selaras.analytics.metric import PASSES, Metric
from selaras.analytics.metrics.counting import answer, beside, sums_sql, total
from selaras.analytics.metrics.populations import during
from selaras.analytics.question import Question
from selaras.analytics.relations.passes import passes
from selaras.analytics.statistics import wilson
from selaras.kit.sentence import Sentence

NAME = "acceptance_rate"
_HANDED_OVER = during("mql_at")


def _accepted(table: ir.Table) -> ir.Table:
    made = _HANDED_OVER(table)
    return made.filter(made.sal_at.notnull())


def _rejected(table: ir.Table) -> ir.Table:
    made = _HANDED_OVER(table)
    return made.filter(made.sal_at.isnull(), made.outcome == "rejected")


def _decided(table: ir.Table) -> ir.Table:
    made = _HANDED_OVER(table)
    return made.filter(made.sal_at.notnull() | (made.outcome == "rejected"))


def _pending(table: ir.Table) -> ir.Table:
    made = _HANDED_OVER(table)
    return made.filter(made.sal_at.isnull(), made.outcome == "open")


def _implied(table: ir.Table) -> ir.Table:
    made = _accepted(table)
    return made.filter(made.accepted_at.isnull())


@cache
def _sql(by: Dimension | None) -> str:
    made = _HANDED_OVER(passes.table)
    taken = made.sal_at.notnull()
    return sums_sql(
        made,
        by,
        accepted=taken,
        implied=taken & made.accepted_at.isnull(),
        rejected=~taken & (made.outcome == "rejected"),
        pending=~taken & (made.outcome == "open"),
        n=ibis.literal(1, "int64"),
    )


def _measure(question: Question) -> Answer:
    """Return accepted ÷ (accepted + rejected), with those still pending beside it.

    A pass that went further without an acceptance was taken all the same; such implied acceptances are counted
    beside, and where nobody ever recorded a decision there is no rate.
    """
    found = question.moment.columns(_sql(question.by), (passes,), **question.period.bounds)
    if total(found, "accepted") - total(found, "implied") + total(found, "rejected") == 0:
        return Answer(question.refused(NAME, "share", Sentence.of("metrics-refused-no-decisions")), (), question.by)
    return answer(question, found, partial(_figure, question))


def _figure(question: Question, cut: str, rows: Columns) -> Figure:
    counts = {name: total(rows, name) for name in ("accepted", "rejected", "pending", "implied")}
    accepted, implied = counts["accepted"], counts["implied"]
    decided = accepted + counts["rejected"]
    return question.figure(
        NAME,
        "share",
        cut,
        value=accepted / decided if decided else None,
        numerator=accepted,
        denominator=decided,
        n=decided,
        interval=Interval(*wilson(accepted, decided), "wilson"),
        method="share_of_decisions",
        present=1 - implied / decided if decided else 0.0,
        beside=beside(question, NAME, cut, **counts),
        notes=(Sentence.of("metrics-note-implied", n=implied),) if implied else (),
    )


ACCEPTANCE = Metric(
    name=NAME,
    unit="share",
    measure=_measure,
    over=passes,
    populations={
        "decided": _decided,
        "accepted": _accepted,
        "rejected": _rejected,
        "pending": _pending,
        "implied": _implied,
    },
    needs=(PASSES, ("lead.accepted", "lead.rejected")),
)
