"""Conversion: of the passes that entered one stage, how many reached another, and how sure that is."""

from functools import cache, partial

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import parameter
from selaras.analytics.figures import Answer, Dimension
from selaras.analytics.metric import BY_PASS, PASSES, Chosen, Metric, Population
from selaras.analytics.metrics.incidence import Course, Part, Share, course_sql, measure_share
from selaras.analytics.metrics.populations import counted
from selaras.analytics.question import Question
from selaras.analytics.relations.passes import REACHES, passes
from selaras.analytics.relations.people import leads
from selaras.analytics.yardstick import Counting, Yardstick
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
FATES = ("late", "not_yet", "rejected", "disqualified", "recycled", "lost")
"""How a pass that did not get there in time fared; each is counted beside the share, and opens to its rows."""


def fates_of(made: ir.Table, began: ir.IntegerValue, then: ir.IntegerValue) -> dict[str, ir.BooleanValue]:
    """Return for each fate whether a pass has it."""
    never = then.isnull()
    ended = {name: never & (made.outcome == name) for name in FATES[2:]}
    return {"late": then - began > parameter("horizon"), "not_yet": never & (made.outcome == "open"), **ended}


def _course(first: str, then: str, counting: Counting) -> Course:
    made = counted(f"{first}_at", counting)(passes.table)
    began, reached = made[f"{first}_at"], made[f"{then}_at"]
    return Course(
        made,
        began=began,
        reached=reached,
        ended=made.ended_at,
        skipped=made[f"{then}_skipped"],
        fates=fates_of(made, began, reached),
    )


def _of_fate(first: str, then: str, fate: str, yardstick: Yardstick) -> Population:
    def only(table: ir.Table) -> ir.Table:
        made = counted(f"{first}_at", yardstick.counting)(table)
        began, reached = made[f"{first}_at"], made[f"{then}_at"]
        if fate == "reached":
            return made.filter(reached - began <= parameter("horizon"))
        if fate == "ended_otherwise":
            return made.filter(reached.isnull(), made.outcome != "open")
        return made.filter(fates_of(made, began, reached)[fate])

    return only


def _cohort(first: str, yardstick: Yardstick) -> Population:
    return counted(f"{first}_at", yardstick.counting)


def _behind(first: str, then: str) -> dict[str, Chosen]:
    ways = ("reached", "not_yet", "ended_otherwise", *(fate for fate in FATES if fate != "not_yet"))
    return {"cohort": partial(_cohort, first), **{way: partial(_of_fate, first, then, way) for way in ways}}


@cache
def _sql(first: str, then: str, counting: Counting, by: Dimension | None, part: Part) -> str:
    return course_sql(_course(first, then, counting), by, part)


def _measure(first: str, then: str, question: Question) -> Answer:
    """Return the cohort conversion at the horizon: competing ends compete, open passes are censored."""
    nobody = Sentence.of("metrics-refused-no-passes", stage=Sentence.of(f"metrics-stage-{first}"))
    sql = partial(_sql, first, then, question.yardstick.counting)
    return measure_share(question, Share(f"{first}_to_{then}", sql, (passes,), nobody, FATES))


def _tell(stage: Stage) -> tuple[str, ...]:
    """Return the kinds of facts that say a stage was reached, or one after it."""
    return tuple(kind for kind, reaches in REACHES.items() if rank(reaches) >= rank(stage))


CONVERSIONS = tuple(
    Metric(
        name=f"{first}_to_{then}",
        unit="share",
        measure=partial(_measure, first, then),
        over=passes,
        populations={name: chosen(Yardstick()) for name, chosen in _behind(first, then).items()},
        by_charter=_behind(first, then),
        cuts=BY_PASS,
        needs=(PASSES, _tell(then)),
    )
    for first, then in PAIRS
)


_LEAD_FATES = ("late", "not_yet")


def _first_mql(table: ir.Table) -> ir.Table:
    """Return the leads captured in the period with the instant their first pass began."""
    made = table.filter(table.captured_at >= parameter("start"), table.captured_at < parameter("end"))
    begun = passes.table.filter(passes.table.pass_no == 1).select("lead_id", first_mql="mql_at")
    return made.left_join(begun, "lead_id").drop("lead_id_right")


def _of_leads(fate: str, table: ir.Table) -> ir.Table:
    made = _first_mql(table)
    waited = made.first_mql - made.captured_at
    if fate == "reached":
        return made.filter(waited <= parameter("horizon"))
    return made.filter(waited > parameter("horizon") if fate == "late" else made.first_mql.isnull())


@cache
def _lead_sql(by: Dimension | None, part: Part) -> str:
    made = _first_mql(leads.table)
    course = Course(
        made,
        began=made.captured_at,
        reached=made.first_mql,
        ended=ibis.null("int64"),
        skipped=ibis.literal(False),
        fates={
            "late": made.first_mql - made.captured_at > parameter("horizon"),
            "not_yet": made.first_mql.isnull(),
        },
    )
    return course_sql(course, by, part)


def _from_lead(question: Question) -> Answer:
    """Return the share of the leads captured in the period that became MQL within the horizon."""
    nobody = Sentence.of("metrics-refused-no-leads")
    return measure_share(question, Share("lead_to_mql", _lead_sql, (leads, passes), nobody, _LEAD_FATES))


LEAD_TO_MQL = Metric(
    name="lead_to_mql",
    unit="share",
    measure=_from_lead,
    over=leads,
    also=(passes,),
    populations={
        "captured": _first_mql,
        **{fate: partial(_of_leads, fate) for fate in ("reached", *_LEAD_FATES)},
    },
    cuts=("channel", "campaign", "segment", "territory", "tier"),
    needs=(("lead.captured",), PASSES),
)
