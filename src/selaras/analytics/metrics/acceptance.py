"""Acceptance: of the leads handed over that sales decided on, how many it took."""

from functools import cache, partial

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import Columns
from selaras.analytics.figures import Answer, Dimension, Figure, Interval
from selaras.analytics.metric import BY_PASS, PASSES, Chosen, Metric, Population
from selaras.analytics.metrics.counting import answer, beside, sums_sql, total
from selaras.analytics.metrics.populations import counted
from selaras.analytics.question import Question
from selaras.analytics.relations.passes import passes
from selaras.analytics.statistics import wilson
from selaras.analytics.yardstick import Counting, Yardstick
from selaras.kit.sentence import Sentence

NAME = "acceptance_rate"


def _handed_over(yardstick: Yardstick) -> Population:
    return counted("mql_at", yardstick.counting)


def _part(part: str, yardstick: Yardstick) -> Population:
    def only(table: ir.Table) -> ir.Table:
        made = _handed_over(yardstick)(table)
        return made.filter(_parts(made)[part])

    return only


def _parts(made: ir.Table) -> dict[str, ir.BooleanValue]:
    taken, rejected = made.sal_at.notnull(), made.outcome == "rejected"
    return {
        "decided": taken | rejected,
        "accepted": taken,
        "rejected": ~taken & rejected,
        "pending": ~taken & (made.outcome == "open"),
        "implied": taken & made.accepted_at.isnull(),
    }


def _behind() -> dict[str, Chosen]:
    return {part: partial(_part, part) for part in ("decided", "accepted", "rejected", "pending", "implied")}


@cache
def _sql(counting: Counting, by: Dimension | None) -> str:
    made = counted("mql_at", counting)(passes.table)
    parts = {name: part for name, part in _parts(made).items() if name != "decided"}
    return sums_sql(made, by, **parts, n=ibis.literal(1, "int64"))


def _measure(question: Question) -> Answer:
    """Return accepted ÷ (accepted + rejected), with those still pending beside it.

    A pass that went further without an acceptance was taken all the same; such implied acceptances are counted
    beside, and where nobody ever recorded a decision there is no rate.
    """
    found = question.moment.columns(_sql(question.yardstick.counting, question.by), (passes,), **question.period.bounds)
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
    populations={name: chosen(Yardstick()) for name, chosen in _behind().items()},
    by_charter=_behind(),
    cuts=BY_PASS,
    needs=(PASSES, ("lead.accepted", "lead.rejected")),
)
