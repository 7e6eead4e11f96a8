"""The catalogue: every metric by name, and how to ask for one."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from selaras.analytics.figures import Answer, Cut, Dimension, Figure
from selaras.analytics.lake import Lake
from selaras.analytics.metric import Metric
from selaras.analytics.metrics.acceptance import ACCEPTANCE
from selaras.analytics.metrics.ageing import AGEING
from selaras.analytics.metrics.conversion import CONVERSIONS, LEAD_TO_MQL
from selaras.analytics.metrics.cost import CACS, COSTS, ROI
from selaras.analytics.metrics.coverage import COVERAGES
from selaras.analytics.metrics.customers import NEW_CUSTOMERS, SOURCED
from selaras.analytics.metrics.hygiene import HYGIENE
from selaras.analytics.metrics.money import OPEN_PIPELINE, SPEND, TARGET, WON_REVENUE
from selaras.analytics.metrics.period_promises import PERIOD_PROMISES
from selaras.analytics.metrics.promises import ATTAINMENT, COMPLETENESS
from selaras.analytics.metrics.rejections import REJECTIONS
from selaras.analytics.metrics.speed import SPEEDS
from selaras.analytics.metrics.stage_times import STAGE_TIMES, TIME_TO_RE_MQL
from selaras.analytics.metrics.volume import IN_PERIOD_RATIO, LEADS, MQL_VOLUME, RE_MQL, RECYCLED
from selaras.analytics.metrics.winning import SALES_CYCLE, VELOCITY, WIN_RATE, WIN_RATE_CREATED
from selaras.analytics.question import Question
from selaras.analytics.yardstick import Yardstick
from selaras.core.charter.terms import Terms
from selaras.kit.errors import InputError
from selaras.kit.periods import Period, Span
from selaras.kit.sentence import Sentence

METRICS: Mapping[str, Metric] = {
    metric.name: metric
    for metric in (
        LEADS,
        MQL_VOLUME,
        LEAD_TO_MQL,
        *CONVERSIONS,
        IN_PERIOD_RATIO,
        ACCEPTANCE,
        REJECTIONS,
        *SPEEDS,
        *STAGE_TIMES,
        AGEING,
        ATTAINMENT,
        COMPLETENESS,
        *PERIOD_PROMISES,
        RECYCLED,
        RE_MQL,
        TIME_TO_RE_MQL,
        TARGET,
        WON_REVENUE,
        SOURCED,
        NEW_CUSTOMERS,
        OPEN_PIPELINE,
        *COVERAGES,
        *HYGIENE,
        WIN_RATE,
        WIN_RATE_CREATED,
        SALES_CYCLE,
        VELOCITY,
        SPEND,
        *COSTS,
        *CACS,
        ROI,
    )
}
"""Every metric by name, in the order of the reference."""

_SPANS: Mapping[Dimension, Span] = {"week": "week", "month": "month"}


def metric_named(name: str) -> Metric:
    """Return the metric of that name.

    >>> metric_named("acceptance_rate").unit
    'share'
    """
    try:
        return METRICS[name]
    except KeyError:
        raise InputError(f"'{name}' is not a metric", next_step=f"use one of {', '.join(METRICS)}") from None


def measure(
    name: str,
    lake: Lake,
    terms: Terms | Yardstick | None,
    *,
    as_of: datetime,
    period: Period,
    by: Dimension | None = None,
) -> Answer:
    """Return a metric's figure for the whole, and for each value of ``by``."""
    return asked(name, question_of(lake, terms, as_of=as_of, period=period, by=by))


def question_of(
    lake: Lake, terms: Terms | Yardstick | None, *, as_of: datetime, period: Period, by: Dimension | None = None
) -> Question:
    """Return the question, with the charter read as a yardstick."""
    yardstick = terms if isinstance(terms, Yardstick) else Yardstick.of(terms)
    return Question(lake.at(as_of), period, yardstick, by)


def asked(name: str, question: Question) -> Answer:
    """Return the answer to a question, worked out once per moment."""
    metric = metric_named(name)
    if question.by is not None and question.by not in (*metric.cuts, *_SPANS):
        raise InputError(
            f"{name} cannot be cut by {question.by}", next_step=f"use one of {', '.join((*metric.cuts, *_SPANS))}"
        )
    key = (name, question.period, question.by, question.yardstick)
    return question.moment.remember(key, lambda: _answered(metric, question))


def _answered(metric: Metric, question: Question) -> Answer:
    missing = [kinds for kinds in metric.needs if not question.moment.tells(kinds)]
    if missing:
        facts = tuple(Sentence.of(f"metrics-fact-{kind.replace('.', '-').replace('_', '-')}") for kind in missing[0])
        because = Sentence.of("metrics-refused-never-told", facts=facts)
        return Answer(question.refused(metric.name, metric.unit, because), (), question.by)
    span = _SPANS.get(question.by) if question.by else None
    if span is None:
        return metric.measure(question)
    whole = asked(metric.name, question.of(None)).whole
    return Answer(whole, tuple(_by_time(metric, question, span)), question.by)


def _by_time(metric: Metric, question: Question, span: Span) -> Iterator[Figure]:
    by: Dimension = "week" if span == "week" else "month"
    for part in question.yardstick.cuts.within(question.period, span):
        if part.start <= question.moment.as_of:
            figure = asked(metric.name, question.of(None).during(part)).whole
            yield replace(figure, cut=Cut(by, part.name))


def trend(
    name: str, lake: Lake, terms: Terms | Yardstick | None, *, as_of: datetime, period: Period, every: Span = "week"
) -> tuple[Figure, ...]:
    """Return a metric's whole figure for every week or month of the period, in order; ``figure.period`` is the part."""
    by: Dimension = "week" if every == "week" else "month"
    return measure(name, lake, terms, as_of=as_of, period=period, by=by).parts
