"""The rows behind a figure: which passes, leads, deals or clocks it counted, page by page."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import ibis.expr.types as ir

from selaras.analytics.catalogue import metric_named
from selaras.analytics.door import parameter, statement
from selaras.analytics.figures import Cut, Dimension
from selaras.analytics.metric import Metric, Population
from selaras.analytics.metrics.incidence import horizon_of
from selaras.analytics.metrics.period_promises import aged
from selaras.analytics.question import Question
from selaras.analytics.relations.cutting import cut_of
from selaras.analytics.yardstick import Yardstick
from selaras.kit.errors import InputError
from selaras.kit.instants import from_microseconds
from selaras.kit.periods import from_day_number

SHOWN: dict[str, tuple[str, ...]] = {
    "leads": ("lead_id", "captured_at", "channel", "campaign", "segment", "territory", "tier", "account_id"),
    "passes": (
        "lead_id", "pass_no", "channel", "campaign", "segment", "rep", "team", "mql_at", "routed_at",
        "first_attempt_at", "first_connect_at", "sal_at", "sql_at", "opportunity_at", "won_at", "ended_at",
        "outcome", "reason", "stage_now", "opportunity_id", "charter_version",
    ),
    "handoffs": (
        "lead_id", "pass_no", "channel", "campaign", "mql_at", "has_company", "has_title", "has_source",
        "has_behaviour",
    ),
    "clocks": (
        "clock_id", "lead_id", "side", "clause", "promise", "rep", "team", "started_at", "due_at", "stopped_at",
        "state", "cause",
    ),
    "opportunities": (
        "opportunity_id", "lead_id", "account_id", "name", "channel", "rep", "team", "product", "stage", "amount_minor",
        "created_at", "close_day", "pushes", "outcome", "closed_at", "reason",
    ),
    "deliveries": ("subject_id", "kind", "sort", "piece", "week", "happened_at", "due_on"),
    "commitments": (
        "forecast_id", "team", "period_start", "period_end", "amount_minor", "currency", "base_minor", "happened_at",
    ),
    "capacities": ("rep_id", "team", "leads_per_week", "from_at", "happened_at"),
    "spending": (
        "spend_id", "channel", "campaign", "side", "from_date", "to_date", "amount_minor", "currency", "base_minor",
    ),
}  # fmt: skip
"""What is shown of each relation, what names the row first."""


@dataclass(frozen=True, slots=True)
class Rows:
    """One page of the rows behind a figure; instants are in UTC, money in the smallest unit."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    total: int
    page: int
    size: int


def rows_behind(
    name: str,
    question: Question,
    cut: Cut | None = None,
    population: str | None = None,
    *,
    page: int = 1,
    size: int = 50,
) -> Rows:
    """Return a page of the rows a figure counted, in the order of their ids; ``population`` names those beside it.

    The time cuts week and month are asked for as the period of the question.
    """
    metric = metric_named(name)
    counted = population or next(iter(metric.populations), None)
    if counted is None or counted not in metric.populations:
        known = ", ".join(metric.populations) or "none: it is not made of rows"
        raise InputError(f"{name} has no rows named {counted}", next_step=f"its rows are {known}")
    by = cut.by if cut and metric.cuts_rows and cut.by not in {"week", "month"} else None
    bounds = {**question.period.bounds, **question.period.days, "horizon": horizon_of(question), **aged(question)}
    bounds["today"] = question.today
    values: dict[str, int | str] = {**bounds, **({"value": cut.value} if cut and by else {})}
    moment, needs = question.moment, (metric.over, *metric.also)
    found = moment.rows(
        _sql(name, counted, by, question.yardstick), needs, limit=size, skip=(page - 1) * size, **values
    )
    total = moment.rows(_count_sql(name, counted, by, question.yardstick), needs, **values)[0][0]
    columns = SHOWN[metric.over.name]
    return Rows(columns, tuple(readable(columns, row) for row in found), total, page, size)


@lru_cache(maxsize=512)
def _sql(name: str, population: str, by: Dimension | None, yardstick: Yardstick) -> str:
    metric = metric_named(name)
    columns = SHOWN[metric.over.name]
    rows = _behind(metric, metric.population(population, yardstick), by).order_by(*columns[:2])
    return f"{statement(rows.select(*columns))} LIMIT $limit OFFSET $skip"


@lru_cache(maxsize=512)
def _count_sql(name: str, population: str, by: Dimension | None, yardstick: Yardstick) -> str:
    metric = metric_named(name)
    rows = _behind(metric, metric.population(population, yardstick), by)
    return statement(rows.agg(total=rows.count()))


def _behind(metric: Metric, population: Population, by: Dimension | None) -> ir.Table:
    rows = population(metric.over.table)
    return rows.filter(cut_of(rows, by) == parameter("value")) if by else rows


def readable(columns: tuple[str, ...], row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row with instants and days as people know them, not as the engine counts them.

    >>> readable(("close_day", "n"), (20_000, 20_000))
    (datetime.date(2024, 10, 4), 20000)
    """
    return tuple(_readable(name, value) for name, value in zip(columns, row, strict=True))


def _readable(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name.endswith("_at"):
        return from_microseconds(value)
    return from_day_number(value) if name.startswith("close_day") else value
