"""Cost: what one handed-over lead, and one that sales verified, cost marketing."""

from collections.abc import Mapping
from fractions import Fraction
from functools import partial

from selaras.analytics.figures import Answer, Figure
from selaras.analytics.metric import PASSES, Metric
from selaras.analytics.metrics.conversion import CONVERSIONS
from selaras.analytics.metrics.money import SPEND
from selaras.analytics.metrics.populations import during
from selaras.analytics.metrics.volume import MQL_VOLUME
from selaras.analytics.question import WHOLE, Question, largest_first
from selaras.analytics.relations.passes import passes
from selaras.kit.sentence import Sentence

_TO_SQL = next(metric for metric in CONVERSIONS if metric.name == "mql_to_sql")


def _cost(name: str, counted: Metric, question: Question) -> Answer:
    """Return spend of the period ÷ the passes it brought; a channel without spend, or without leads, has no cost."""
    spent, leads = SPEND.measure(question), counted.measure(question)
    if because := spent.whole.refused or leads.whole.refused:
        return Answer(question.refused(name, "money", because), (), question.by)
    money, counts = _by_cut(spent), _by_cut(leads)
    whole = _figure(question, name, WHOLE, spent.whole, leads.whole)
    parts = {
        cut: _figure(question, name, cut, money.get(cut), counts.get(cut))
        for cut in sorted(money.keys() | counts.keys())
    }
    return Answer(whole, largest_first(parts), question.by)


def _by_cut(answer: Answer) -> Mapping[str, Figure]:
    return {figure.cut.value: figure for figure in answer.parts if figure.cut}


def _figure(question: Question, name: str, cut: str, spent: Figure | None, leads: Figure | None) -> Figure:
    money = int(spent.value or 0) if spent else 0
    n = _count(leads)
    notes: tuple[Sentence, ...] = ()
    if not spent:
        notes = (Sentence.of("metrics-note-no-spend-booked"),)
    elif not n:
        notes = (Sentence.of("metrics-note-spend-without-leads"),)
    return question.figure(
        name,
        "money",
        cut,
        value=round(Fraction(money, n)) if spent and n else None,
        numerator=money,
        denominator=n,
        n=n,
        currency=question.yardstick.currency,
        method="spend_per_pass",
        mature=leads.mature if leads else None,
        notes=notes,
    )


def _count(leads: Figure | None) -> int:
    if leads is None:
        return 0
    return leads.n if leads.unit == "count" else leads.numerator or 0


COSTS = tuple(
    Metric(
        name=name,
        unit="money",
        measure=partial(_cost, name, counted),
        over=passes,
        populations={"cohort": during("mql_at")},
        cuts=("channel", "campaign"),
        needs=(("spend.booked",), PASSES),
    )
    for name, counted in (("cost_per_mql", MQL_VOLUME), ("cost_per_sql", _TO_SQL))
)
