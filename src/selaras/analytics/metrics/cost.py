"""Cost: what one lead, one qualified lead and one customer cost, and what came back of what was spent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial

from selaras.analytics.figures import Answer, Dimension, Figure
from selaras.analytics.metric import PASSES, Metric, Population
from selaras.analytics.metrics.conversion import CONVERSIONS
from selaras.analytics.metrics.customers import CREDITS, Bought, bought, customers, won_by_source
from selaras.analytics.metrics.money import SPEND, spent
from selaras.analytics.metrics.populations import during
from selaras.analytics.metrics.volume import MQL_VOLUME
from selaras.analytics.metrics.winning import SALES_CYCLE
from selaras.analytics.question import WHOLE, Question, largest_first
from selaras.analytics.relations.opportunities import opportunities
from selaras.analytics.relations.passes import passes
from selaras.kit.errors import InputError
from selaras.kit.sentence import Sentence

_DAY = 86_400
_CUTS: tuple[Dimension, ...] = ("channel", "campaign")
_REACHED = {metric.name: metric for metric in CONVERSIONS}


def _cost(name: str, counted: Metric, question: Question) -> Answer:
    """Return spend of the period ÷ the passes it brought; a channel without spend, or without leads, has no cost."""
    return _shared_out(question, name, SPEND.measure(question), counted.measure(question), "spend_per_pass")


def _shared_out(question: Question, name: str, money: Answer, counted: Answer, method: str) -> Answer:
    if because := money.whole.refused or counted.whole.refused:
        return Answer(question.refused(name, "money", because), (), question.by)
    tell = partial(_figure, question, name, method)
    amounts, counts = _by_cut(money), _by_cut(counted)
    parts = {cut: tell(cut, amounts.get(cut), counts.get(cut)) for cut in sorted(amounts.keys() | counts.keys())}
    return Answer(tell(WHOLE, money.whole, counted.whole), largest_first(parts), question.by)


def _by_cut(answer: Answer) -> Mapping[str, Figure]:
    return {figure.cut.value: figure for figure in answer.parts if figure.cut}


def _figure(
    question: Question, name: str, method: str, cut: str, money: Figure | None, counted: Figure | None
) -> Figure:
    amount, n = int(money.value or 0) if money else 0, _count(counted)
    notes: tuple[Sentence, ...] = ()
    if not money:
        notes = (Sentence.of("metrics-note-no-spend-booked"),)
    elif not n:
        notes = (Sentence.of("metrics-note-spend-without-leads"),)
    return question.figure(
        name,
        "money",
        cut,
        value=round(Fraction(amount, n)) if money and n else None,
        numerator=amount,
        denominator=n,
        n=n,
        currency=question.yardstick.currency,
        method=method,
        mature=counted.mature if counted else None,
        present=money.present if money else 0.0,
        notes=notes,
    )


def _count(counted: Figure | None) -> int:
    if counted is None:
        return 0
    return counted.n if counted.unit == "count" else counted.numerator or 0


def _behind(counted: Metric) -> dict[str, Population]:
    """The rows behind a cost are what it was divided by."""
    return {"cohort": during("mql_at")} if counted is MQL_VOLUME else {"reached": counted.populations["reached"]}


COSTS = tuple(
    Metric(
        name=name,
        unit="money",
        measure=partial(_cost, name, counted),
        over=passes,
        populations=_behind(counted),
        cuts=_CUTS,
        needs=(("spend.booked",), PASSES),
    )
    for name, counted in (
        ("cost_per_mql", MQL_VOLUME),
        ("cost_per_sal", _REACHED["mql_to_sal"]),
        ("cost_per_sql", _REACHED["mql_to_sql"]),
        ("cost_per_opportunity", _REACHED["mql_to_opportunity"]),
    )
)


@dataclass(frozen=True, slots=True)
class _Cac:
    """A variant: whose costs, divided by which customers; ``tracked`` leaves out channels without a booking."""

    name: str
    side: str
    which: Bought
    tracked: bool = False


def lag_days(question: Question) -> int | None:
    """Return by how many days costs come before their customers; None where it is the cycle and nobody knows it."""
    lag = question.yardstick.cost_lag
    if lag != "cycle":
        return lag
    cycle = SALES_CYCLE.measure(question.of(None)).whole
    return None if cycle.value is None else round(cycle.value / _DAY)


def _acquired(variant: _Cac, question: Question) -> Answer:
    """Return cost ÷ customers; undefined where nobody bought, and shifted by the lag where the yardstick has one."""
    lag = lag_days(question)
    if lag is None:
        because = Sentence.of("metrics-refused-no-cycle")
        return Answer(question.refused(variant.name, "money", because), (), question.by)
    named = question if question.by else question.of("channel")
    money, counted = (
        (_tracked(spent(named, variant.side, lag), customers(variant.name, variant.which, named), question))
        if variant.tracked
        else (spent(question, variant.side, lag), customers(variant.name, variant.which, question))
    )
    told = _shared_out(question, variant.name, money, counted, "cost_per_customer")
    return _with_lag(told, lag) if lag else told


def _tracked(money: Answer, counted: Answer, question: Question) -> tuple[Answer, Answer]:
    """Leave the customers of channels that somebody booked a cost for; the others came unpaid, or untracked."""
    paid = {figure.cut.value for figure in money.parts if figure.cut and figure.value and figure.cut.value[0] != "("}
    amounts = [figure for figure in money.parts if figure.cut and figure.cut.value in paid]
    counts = [figure for figure in counted.parts if figure.cut and figure.cut.value in paid]
    amount, n = sum(int(figure.value or 0) for figure in amounts), sum(figure.n for figure in counts)
    whole = question.money("spend", WHOLE, amount, n=len(amounts), present=money.whole.present)
    many = question.figure(counted.whole.metric, "count", value=n, n=n)
    return Answer(whole, tuple(amounts), question.by), Answer(many, tuple(counts), question.by)


def _with_lag(answer: Answer, days: int) -> Answer:
    note = Sentence.of("metrics-note-cost-lag", days=days)
    figures = [replace(each, notes=(*each.notes, note)) for each in (answer.whole, *answer.parts)]
    return Answer(figures[0], tuple(figures[1:]), answer.by)


CACS = tuple(
    Metric(
        name=variant.name,
        unit="money",
        measure=partial(_acquired, variant),
        over=opportunities,
        populations={"customers": partial(bought, variant.which)},
        cuts=_CUTS,
        needs=(("spend.booked",), ("opportunity.won",)),
    )
    for variant in (
        _Cac("cac_paid", "marketing", "first", tracked=True),
        _Cac("cac_blended", "marketing", "any"),
        _Cac("cac_new_logo", "marketing", "first"),
        _Cac("cac_fully_loaded", "", "first"),
    )
)


def _credited(question: Question) -> Callable[[Question], Answer]:
    model = question.yardstick.credit
    if model not in CREDITS:
        raise InputError(f"'{model}' is not a model of credit", next_step=f"use one of {', '.join(CREDITS)}")
    return CREDITS[model]


def _returned(question: Question) -> Answer:
    """Return (credited revenue × margin − spend) ÷ spend, with the model of credit named."""
    revenue, money = _credited(question)(question), spent(question, "marketing")
    if because := revenue.whole.refused:
        return Answer(question.refused("roi", "ratio", because), (), question.by)
    came, went = _by_cut(revenue), _by_cut(money)
    parts = {cut: _return(question, cut, came.get(cut), went.get(cut)) for cut in sorted(came.keys() | went.keys())}
    return Answer(_return(question, WHOLE, revenue.whole, money.whole), largest_first(parts), question.by)


def _return(question: Question, cut: str, came: Figure | None, went: Figure | None) -> Figure:
    credited, cost = (int(each.value or 0) if each else 0 for each in (came, went))
    yardstick = question.yardstick
    left = Fraction(yardstick.margin) * credited - cost
    notes = [
        Sentence.of(
            "metrics-note-credit",
            model=Sentence.of(f"metrics-credit-{yardstick.credit}"),
            percent=round(yardstick.margin * Decimal(100)),
        )
    ]
    if not cost:
        notes.append(Sentence.of("metrics-note-no-spend-booked"))
    return question.figure(
        "roi",
        "ratio",
        cut,
        value=float(left / cost) if cost else None,
        numerator=credited,
        denominator=cost,
        n=came.n if came else 0,
        currency=yardstick.currency,
        method="return_on_spend",
        present=came.present if came else 1.0,
        beside=(
            question.money("roi.credited", cut, credited, n=came.n if came else 0, method="sum"),
            question.money("roi.spent", cut, cost, n=went.n if went else 0, method="sum"),
        ),
        notes=tuple(notes),
    )


ROI = Metric(
    name="roi",
    unit="ratio",
    measure=_returned,
    over=opportunities,
    populations={"won": won_by_source},
    cuts=_CUTS,
    needs=(("spend.booked",), ("opportunity.won",)),
)
