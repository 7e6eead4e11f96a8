"""The rows behind a symptom: every lead it counts against somebody, page by page."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

import ibis.expr.types as ir

from selaras.analytics.door import parameter, statement
from selaras.analytics.metrics.incidence import horizon_of
from selaras.analytics.relations.kept import Kept
from selaras.analytics.rows import Rows
from selaras.analytics.symptoms import bias, channels, conflicts, following, picking, quality
from selaras.analytics.symptoms.agreed import Versions
from selaras.analytics.symptoms.cases import cases, profiles
from selaras.analytics.symptoms.looking import Looking
from selaras.core.charter.versions import Version
from selaras.core.diagnosis.symptom import Code
from selaras.kit.errors import InputError
from selaras.kit.instants import from_microseconds

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "cases": (
        "lead_id", "pass_no", "channel", "campaign", "team", "rep", "reviewer", "score", "employees", "seniority",
        "mql_at", "sal_at", "first_attempt_at", "attempts", "automatic", "sql_at", "ended_at", "outcome", "reason",
        "won_minor", "charter_version",
    ),
    "profiles": (
        "lead_id", "captured_at", "channel", "campaign", "employees", "country", "seniority", "industry", "title",
    ),
}  # fmt: skip
"""What is shown of each relation, what names the row first."""
PERSONS: Final = frozenset({"rep", "reviewer"})
"""Columns that name a colleague: for those who coach."""
_CUTS: Final = frozenset({"channel", "campaign", "team", "rep", "reviewer"})
PARTS: Final = tuple(sorted(_CUTS | {"accepted", "in_time", "attempts"}))
"""What a symptom may be a part by; the rows of one that compares groups are those of all."""


def rows_of(looking: Looking, code: Code, by: str = "", cut: str = "", *, page: int = 1, size: int = 50) -> Rows:
    """Return a page of the rows behind a symptom, of one part of it where a cut is named, in the order of their ids.

    Where a symptom compares groups and not parts (who is favoured), the rows of all are shown.
    """
    if by and by not in PARTS:
        raise InputError(f"'{by}' is not a cut", place="by", next_step=f"use one of {', '.join(sorted(_CUTS))}")
    part = by if by in _CUTS and cut else ""
    sql, count, relation = _statements(code, part, looking.versions, looking.version)
    values: dict[str, int | str] = {
        **looking.question.period.bounds,
        **following.allowed(looking),
        "horizon": horizon_of(looking.question),
        "at": following.offset(looking),
        **({"value": cut} if part else {}),
    }
    moment = looking.question.moment
    found = moment.rows(sql, (relation,), limit=size, skip=(page - 1) * size, **values)
    total = moment.rows(count, (relation,), **values)[0][0]
    columns = COLUMNS[relation.name]
    return Rows(columns, tuple(_readable(columns, row) for row in found), total, page, size)


@lru_cache(maxsize=128)
def _statements(code: Code, by: str, versions: Versions, version: Version | None) -> tuple[str, str, Kept]:
    relation = profiles if code == "criteria_unmet" else cases
    rows: ir.Table = _population(code, versions, version)(relation.table)
    if by:
        rows = rows.filter(rows[by] == parameter("value"))
    columns = COLUMNS[relation.name]
    listed = statement(rows.order_by(*columns[:2]).select(*columns))
    return f"{listed} LIMIT $limit OFFSET $skip", statement(rows.agg(total=rows.count())), relation


def _population(code: Code, versions: Versions, version: Version | None) -> Callable[[Any], Any]:
    if code in {"criteria_unmet", "quality_low"}:
        return quality.rows_of(code, version)
    if code in {"rejected_against_criteria", "reviewer_bias"}:
        return bias.rows_of(versions)
    if code in {"volume_over_quality", "close_rate_over_care"}:
        return conflicts.rows_of(code)
    if code in {"cherry_picking", "rep_picks"}:
        return picking.rows_of
    return channels.rows_of if code.startswith("channel_") else following.rows_of(code)


def _readable(columns: tuple[str, ...], row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        from_microseconds(value) if name.endswith("_at") and value is not None else value
        for name, value in zip(columns, row, strict=True)
    )
