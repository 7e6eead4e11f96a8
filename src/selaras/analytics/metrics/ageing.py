"""Ageing: how long the open passes have stood in the stage they are in."""

from functools import cache, partial

import ibis
import ibis.expr.types as ir

from selaras.analytics.door import Columns, parameter
from selaras.analytics.figures import Answer, Dimension, Figure
from selaras.analytics.metric import PASS_CUTS, PASSES, Metric
from selaras.analytics.metrics.counting import answer, beside, sums_sql, total
from selaras.analytics.question import Question
from selaras.analytics.relations.passes import STAGES_OF_A_PASS, passes

DAY = 86_400_000_000
BANDS: dict[str, tuple[int, int | None]] = {
    "under_1d": (0, 1),
    "from_1d": (1, 3),
    "from_3d": (3, 7),
    "from_7d": (7, 14),
    "from_14d": (14, 30),
    "from_30d": (30, None),
}


def _open(table: ir.Table) -> ir.Table:
    left = table.filter(table.outcome == "open")
    entered = [ibis.coalesce(left[f"{stage}_at"], 0) for stage in STAGES_OF_A_PASS]
    age = ibis.greatest(parameter("as_of") - ibis.greatest(*entered), 0)
    return left.mutate(stage=left.stage_now, age=age)


def _untouched(table: ir.Table) -> ir.Table:
    left = _open(table)
    return left.filter(left.first_attempt_at.isnull())


@cache
def _sql(by: Dimension | None) -> str:
    left = _open(passes.table)
    bands = {name: _in_band(left, *band) for name, band in BANDS.items()}
    return sums_sql(left, by, n=ibis.literal(1, "int64"), untouched=left.first_attempt_at.isnull(), **bands)


def _in_band(left: ir.Table, low: int, high: int | None) -> ir.BooleanValue:
    old = left.age >= low * DAY
    return old if high is None else old & (left.age < high * DAY)


def _measure(question: Question) -> Answer:
    """Return how many passes are open now, by how long they have stood in their stage; the period plays no part."""
    found = question.moment.columns(_sql(question.by), (passes,))
    return answer(question, found, partial(_figure, question))


def _figure(question: Question, cut: str, rows: Columns) -> Figure:
    n = total(rows, "n")
    counts = {name: total(rows, name) for name in (*BANDS, "untouched")}
    return question.figure(
        "ageing_leads", "count", cut, value=n, n=n, beside=beside(question, "ageing_leads", cut, **counts)
    )


def _band(name: str, table: ir.Table) -> ir.Table:
    left = _open(table)
    return left.filter(_in_band(left, *BANDS[name]))


AGEING = Metric(
    name="ageing_leads",
    unit="count",
    measure=_measure,
    over=passes,
    populations={"open": _open, "untouched": _untouched, **{name: partial(_band, name) for name in BANDS}},
    cuts=("stage", *PASS_CUTS),
    needs=(PASSES,),
)
