"""Coverage: how much open pipeline stands against what is still to be won, and how much history says is needed."""

from functools import cache

import ibis
import numpy as np

from selaras.analytics.door import parameter, statement
from selaras.analytics.figures import Answer, Dimension, Figure, Interval
from selaras.analytics.metric import DEALS, PASS_CUTS, Measure, Metric
from selaras.analytics.metrics.money import OPEN_PIPELINE, WON_REVENUE, open_in_period, pipeline, target_minor
from selaras.analytics.question import WHOLE, Question
from selaras.analytics.relations.opportunities import opportunities, states_before_an_instant
from selaras.analytics.statistics.ratio import value_share
from selaras.analytics.yardstick import Yardstick
from selaras.kit.periods import Period
from selaras.kit.sentence import Sentence

PAST_PERIODS = 8


def _remaining(question: Question) -> Answer:
    """Return open pipeline ÷ (target − won so far); met, and no number, where nothing remains to be won.

    The target is of the whole, so a part's coverage is what it adds to that of the whole.
    """
    name = "remaining_coverage"
    target = target_minor(question)
    if target is None:
        return Answer(_no_target(question, name), (), question.by)
    open_now = OPEN_PIPELINE.measure(question)
    won = WON_REVENUE.measure(question.of(None)).whole
    left = target - int(won.value or 0)
    whole = _coverage(question, name, int(open_now.whole.value or 0), left, open_now.whole)
    parts = (_coverage(question, name, int(part.value or 0), left, part) for part in open_now.parts)
    return Answer(whole, tuple(parts), question.by)


def _no_target(question: Question, name: str) -> Figure:
    return question.refused(name, "ratio", Sentence.of("metrics-refused-no-target", period=question.period.name))


def _coverage(question: Question, name: str, pipeline: int, left: int, found: Figure) -> Figure:
    rule = question.yardstick.coverage
    bounds = tuple(
        question.figure(f"{name}.{side}", "ratio", value=float(bound), method="charter")
        for side, bound in (("rule_low", rule.low), ("rule_high", rule.high))
    )
    met = (Sentence.of("metrics-note-target-met"),) if left <= 0 else ()
    return question.figure(
        name,
        "ratio",
        found.cut.value if found.cut else WHOLE,
        value=pipeline / left if left > 0 else None,
        numerator=pipeline,
        denominator=left,
        n=found.n,
        currency=question.yardstick.currency,
        method="coverage",
        present=found.present,
        beside=bounds,
        notes=(*met, *found.notes),
    )


@cache
def _standing_sql(stages: tuple[str, ...]) -> str:
    """Return the statement of the pipeline for a period as it stood before an instant, and what became of each deal."""
    then = open_in_period(stages)(states_before_an_instant())
    now = opportunities.table.select("opportunity_id", fate="outcome", fate_at="closed_at")
    joined = then.join(now, "opportunity_id")
    won = (joined.fate == "won") & (joined.fate_at >= parameter("at")) & (joined.fate_at < parameter("end"))
    told = joined.select("opportunity_id", "amount_minor", won=ibis.coalesce(won, False).cast("int64"))
    return statement(told.order_by("opportunity_id"))


def standing(question: Question, period: Period, at: int) -> tuple[np.ndarray, np.ndarray, int]:
    """Return amounts of the pipeline for a period as it stood before an instant, which were won in time, and how many
    had no amount.
    """
    rows = question.moment.rows(
        _standing_sql(question.yardstick.coverage.stages_counted),
        (opportunities,),
        at=at,
        end=period.bounds["end"],
        **period.days,
    )
    known = [(amount, won) for _, amount, won in rows if amount is not None]
    amounts = np.array([amount for amount, _ in known], dtype=np.float64)
    return amounts, np.array([won for _, won in known], dtype=np.float64), len(rows) - len(known)


def _opening(question: Question) -> Answer:
    """Return the pipeline that stood for the period at its first instant ÷ the target."""
    name = "opening_coverage"
    target = target_minor(question)
    if target is None:
        return Answer(_no_target(question, name))
    amounts, _, missing = standing(question, question.period, question.period.bounds["start"])
    n = amounts.size + missing
    notes = (Sentence.of("metrics-note-missing-amounts", n=missing, deals=n),) if missing else ()
    found = question.money("open_pipeline", WHOLE, int(amounts.sum()), n=n, notes=notes)
    return Answer(_coverage(question, name, int(amounts.sum()), target, found))


def _needed(question: Question) -> Answer:
    """Return 1 ÷ the share, by value, of pipeline at this point of past periods that was won within them."""
    name, period = "needed_coverage", question.period
    into = max(0, min(question.moment.instant, period.bounds["end"]) - period.bounds["start"])
    amounts, hits = [], []
    past = period
    for _ in range(PAST_PERIODS):
        past = question.yardstick.cuts.before(past)
        if past.end <= question.moment.as_of:
            stood, won, _ = standing(question, past, min(past.bounds["start"] + into, past.bounds["end"]))
            amounts.append(stood)
            hits.append(won)
    found = value_share(np.concatenate(amounts), np.concatenate(hits)) if amounts else None
    if found is None or found[0] == 0:
        return Answer(question.refused(name, "ratio", Sentence.of("metrics-refused-no-past-pipeline")))
    share, low, high = found
    return Answer(
        question.figure(
            name,
            "ratio",
            value=1 / share,
            n=int(sum(stood.size for stood in amounts)),
            interval=Interval(1 / high, 1 / low if low > 0 else None, "ratio_log_odds"),
            method="past_pipeline_won",
            beside=(
                question.figure(
                    f"{name}.won_share", "share", value=share, interval=Interval(low, high, "ratio_log_odds")
                ),
            ),
        )
    )


def _coverage_metric(name: str, measure: Measure, cuts: tuple[Dimension, ...] = ()) -> Metric:
    return Metric(
        name=name,
        unit="ratio",
        measure=measure,
        over=opportunities,
        populations={"open": pipeline(Yardstick())},
        by_charter={"open": pipeline},
        cuts=cuts,
        needs=(DEALS,),
    )


COVERAGES = (
    _coverage_metric("remaining_coverage", _remaining, PASS_CUTS),
    _coverage_metric("opening_coverage", _opening),
    _coverage_metric("needed_coverage", _needed),
)
