"""Acceptance: of the leads handed over that sales decided on, how many it took."""

from functools import cache, partial

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import Columns, statement
from selaras.analytics.figures import Answer, Dimension, Figure, Interval
from selaras.analytics.metric import Metric
from selaras.analytics.metrics.conversion import entered
from selaras.analytics.question import WHOLE, Question, largest_first, split
from selaras.analytics.relations.cutting import cut_of
from selaras.analytics.relations.passes import passes
from selaras.analytics.statistics import wilson
from selaras.kit.sentence import Sentence

NAME = "acceptance_rate"


def _accepted(table: ir.Table) -> ir.Table:
    made = entered("mql")(table)
    return made.filter(made.sal_at.notnull())


def _rejected(table: ir.Table) -> ir.Table:
    made = entered("mql")(table)
    return made.filter(made.sal_at.isnull(), made.outcome == "rejected")


def _decided(table: ir.Table) -> ir.Table:
    made = entered("mql")(table)
    return made.filter(made.sal_at.notnull() | (made.outcome == "rejected"))


def _pending(table: ir.Table) -> ir.Table:
    made = entered("mql")(table)
    return made.filter(made.sal_at.isnull(), made.outcome == "open")


@cache
def _sql(by: Dimension | None) -> str:
    made = entered("mql")(passes.table)
    taken = made.sal_at.notnull()
    made = made.select(
        cut=cut_of(made, by),
        accepted=taken.cast("int64"),
        implied=(taken & made.accepted_at.isnull()).cast("int64"),
        rejected=(~taken & (made.outcome == "rejected")).cast("int64"),
        pending=(~taken & (made.outcome == "open")).cast("int64"),
        n=ibis.literal(1, "int64"),
    )
    sums = {name: made[name].sum().cast("int64") for name in ("accepted", "implied", "rejected", "pending", "n")}
    return statement(made.group_by("cut").agg(**sums).order_by("cut"))


def measure(question: Question) -> Answer:
    """Return accepted ÷ (accepted + rejected), with those still pending beside it.

    A pass that went further without an acceptance was taken all the same; such implied acceptances are counted beside, and
    where nobody ever recorded a decision there is no rate.
    """
    found = question.moment.columns(_sql(question.by), (passes,), **question.period.bounds)
    decided = found["accepted"].sum() - found["implied"].sum() + found["rejected"].sum()
    if not decided:
        return Answer(question.refusal(NAME, "share", "metrics-refused-no-decisions"), (), question.by)
    tell = partial(_figure, question)
    parts = {cut: tell(cut, rows) for cut, rows in split(found)} if question.by else {}
    return Answer(tell(WHOLE, found), largest_first(parts), question.by)


def _figure(question: Question, cut: str, rows: Columns) -> Figure:
    accepted, rejected, implied, pending = (
        int(rows[name].sum()) for name in ("accepted", "rejected", "implied", "pending")
    )
    decided = accepted + rejected
    beside = tuple(
        question.figure(f"{NAME}.{name}", "count", cut, value=count, n=count)
        for name, count in (("accepted", accepted), ("rejected", rejected), ("pending", pending), ("implied", implied))
    )
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
        present=(decided - implied) / decided if decided else 0.0,
        beside=beside,
        notes=(Sentence.of("metrics-note-implied", n=implied),) if implied else (),
    )


ACCEPTANCE = Metric(
    name=NAME,
    unit="share",
    measure=measure,
    over=passes,
    populations={"decided": _decided, "accepted": _accepted, "rejected": _rejected, "pending": _pending},
    needs=("lead.accepted", "lead.rejected"),
)
