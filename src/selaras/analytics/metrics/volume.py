"""Volume: how many leads came, how many were handed over, and how many came back."""

from dataclasses import replace
from functools import cache, partial

import ibis

from selaras.analytics.door import Columns, parameter
from selaras.analytics.figures import Answer, Dimension, Figure
from selaras.analytics.metric import BY_PASS, PASSES, Metric, Population
from selaras.analytics.metrics.counting import answer, sums_sql, total
from selaras.analytics.metrics.incidence import Course, Part, Share, course_sql, measure_share
from selaras.analytics.metrics.populations import counted, during, narrowed
from selaras.analytics.question import Question
from selaras.analytics.relations.kept import Kept
from selaras.analytics.relations.passes import STAGES_OF_A_PASS, passes
from selaras.analytics.relations.people import leads
from selaras.analytics.yardstick import Counting
from selaras.core.lifecycle.stages import Stage
from selaras.kit.sentence import Sentence

_RECYCLED = narrowed(during("ended_at"), "outcome", "recycled")
_STEPS: tuple[tuple[Stage, Stage], ...] = (
    ("mql", "sal"),
    ("mql", "sql"),
    ("sal", "sql"),
    ("mql", "opportunity"),
    ("mql", "won"),
    ("sql", "won"),
)


@cache
def _count_sql(over: Kept, population: Population, by: Dimension | None) -> str:
    return sums_sql(population(over.table), by, n=ibis.literal(1, "int64"))


def _count(name: str, over: Kept, population: Population, question: Question) -> Answer:
    """Return how many rows of the population there are."""
    found = question.moment.columns(_count_sql(over, population, question.by), (over,), **question.period.bounds)
    return answer(question, found, partial(_counted, question, name))


@cache
def _handed_over(counting: Counting) -> Population:
    return counted("mql_at", counting)


def _mqls(question: Question) -> Answer:
    """Return how many passes became MQL in the period, or by person how many leads did."""
    return _count("mql_volume", passes, _handed_over(question.yardstick.counting), question)


def _counted(question: Question, name: str, cut: str, rows: Columns) -> Figure:
    n = total(rows, "n")
    return question.figure(name, "count", cut, value=n, n=n)


LEADS = Metric(
    name="leads",
    unit="count",
    measure=partial(_count, "leads", leads, during("captured_at")),
    over=leads,
    populations={"captured": during("captured_at")},
    cuts=("channel", "campaign", "segment", "territory", "tier"),
    needs=(("lead.captured",),),
)
MQL_VOLUME = Metric(
    name="mql_volume",
    unit="count",
    measure=_mqls,
    over=passes,
    populations={"cohort": during("mql_at")},
    by_charter={"cohort": lambda yardstick: _handed_over(yardstick.counting)},
    cuts=BY_PASS,
    needs=(PASSES,),
)
RECYCLED = Metric(
    name="recycled",
    unit="count",
    measure=partial(_count, "recycled", passes, _RECYCLED),
    over=passes,
    populations={"recycled": _RECYCLED},
    needs=(PASSES, ("lead.recycled",)),
)


_AGAIN_FATES = ("not_yet", "late")


@cache
def _again_sql(by: Dimension | None, part: Part) -> str:
    made = _RECYCLED(passes.table)
    course = Course(
        made,
        began=made.ended_at,
        reached=made.next_at,
        ended=ibis.null("int64"),
        skipped=ibis.literal(False),
        fates={
            "not_yet": made.next_at.isnull(),
            "late": made.next_at - made.ended_at > parameter("horizon"),
        },
    )
    return course_sql(course, by, part)


def _again(question: Question) -> Answer:
    """Return the share of recycled passes whose lead qualified again within the horizon."""
    nobody = Sentence.of("metrics-refused-none-recycled")
    return measure_share(question, Share("re_mql", _again_sql, (passes,), nobody, _AGAIN_FATES))


RE_MQL = Metric(
    name="re_mql",
    unit="share",
    measure=_again,
    over=passes,
    populations={"recycled": _RECYCLED},
    needs=(PASSES, ("lead.recycled",)),
)


@cache
def _entries_sql(by: Dimension | None) -> str:
    made = passes.table
    start, end = parameter("start"), parameter("end")
    entries = {stage: (made[f"{stage}_at"] >= start) & (made[f"{stage}_at"] < end) for stage in STAGES_OF_A_PASS}
    return sums_sql(made, by, **entries)


def _in_period(question: Question) -> Answer:
    """Return entries of one stage ÷ entries of another in the same period, whoever they were; it can exceed 1."""
    found = question.moment.columns(_entries_sql(question.by), (passes,), **question.period.bounds)
    return answer(question, found, partial(_ratio, question))


def _ratio(question: Question, cut: str, rows: Columns) -> Figure:
    entries = {stage: total(rows, stage) for stage in STAGES_OF_A_PASS}
    steps = tuple(
        _step(question, cut, f"in_period_ratio.{first}_to_{then}", entries[first], entries[then])
        for first, then in _STEPS
    )
    return replace(_step(question, cut, "in_period_ratio", entries["mql"], entries["sql"]), beside=steps)


def _step(question: Question, cut: str, name: str, below: int, above: int) -> Figure:
    value = above / below if below else None
    return question.figure(
        name, "ratio", cut, value=value, numerator=above, denominator=below, n=below, method="in_period_ratio"
    )


IN_PERIOD_RATIO = Metric(
    name="in_period_ratio",
    unit="ratio",
    measure=_in_period,
    over=passes,
    populations={"mql": during("mql_at"), "sql": during("sql_at")},
    needs=(PASSES,),
)
