"""Figures over HTTP: the catalogue, any metric with its cuts, and the rows behind it."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast, get_args

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from selaras.actions.charter import charter_in_force
from selaras.analytics import (
    METRICS,
    Cut,
    Dimension,
    Question,
    Yardstick,
    asked,
    default_period,
    metric_named,
    question_of,
    rows_behind,
)
from selaras.api.callers import caller_of, needs
from selaras.api.looking import lake_seen
from selaras.api.shapes import AnswerShape, MetricShape, RowsShape
from selaras.api.values import Language
from selaras.core.charter.versions import Version
from selaras.core.staff import Act
from selaras.kit.errors import InputError

router = Router(tags=["figures"])
OF_REPS = frozenset({"rep", "rep_id"})


class Spoken(Schema):
    """In which language a caller wants the sentences."""

    lang: Language = Field("en", description="The language of the sentences")


class Known(Spoken):
    """As of which instant a caller asks."""

    as_of: datetime | None = Field(None, description="Use only facts noted by this instant")


class Wish(Spoken):
    """What a caller may choose of a figure."""

    by: str | None = Field(None, description="Cut by channel, campaign, team, week and others")
    period: str | None = Field(None, description="2026-Q3, 2026-07, 2026-W31, 2026 or two days a..b; else the newest")
    as_of: datetime | None = Field(None, description="Use only facts noted by this instant")


class RowsWish(Wish):
    """What a caller may choose of the rows behind a figure."""

    cut: str | None = Field(None, description="Only the rows of this value of the cut")
    of: str | None = Field(None, description="The population, such as pending; else the one the figure counts")
    page: int = Field(1, ge=1, le=1_000_000, description="Counted from one")
    size: int = Field(50, ge=1, le=1000, description="How many rows on a page")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the address put it, with the charter it is measured by."""

    question: Question
    version: Version | None


@router.get("/metrics", response=list[MetricShape])
@needs(Act.READ_MONDAY)
def list_metrics(request: HttpRequest, wish: Query[Spoken]) -> list[MetricShape]:
    """List every metric: what it asks, how it is measured, and what it cannot see."""
    return [MetricShape.of(metric, wish.lang) for metric in METRICS.values()]


@router.get("/metrics/{name}", response=AnswerShape)
@needs(Act.READ_MONDAY)
def one_metric(request: HttpRequest, name: str, wish: Query[Wish]) -> AnswerShape:
    """Answer a metric for a period, as known at an instant, cut by a dimension such as channel."""
    metric_named(name)
    permit(request, wish.by)
    put = put_question(wish, by=wish.by)
    question = put.question
    return AnswerShape.of(
        asked(name, question),
        wish.lang,
        as_of=question.moment.as_of,
        period=question.period.name,
        starts_at=question.period.start,
        ends_at=question.period.end,
        charter_version=put.version.number if put.version else None,
    )


@router.get("/metrics/{name}/rows", response=RowsShape)
@needs(Act.READ_MONDAY)
def metric_rows(request: HttpRequest, name: str, wish: Query[RowsWish]) -> RowsShape:
    """Return the rows a figure counted, page by page."""
    metric_named(name)
    permit(request, wish.by)
    question = put_question(wish, by=None).question
    part = Cut(_dimension(wish.by), wish.cut) if wish.by is not None and wish.cut is not None else None
    hidden = frozenset[str]() if caller_of(request).may(Act.READ_REP_FIGURES) else OF_REPS
    return RowsShape.of(rows_behind(name, question, part, wish.of, page=wish.page, size=wish.size), hidden)


def permit(request: HttpRequest, by: str | None) -> None:
    """Refuse a cut by rep to whoever may not read the figures of single reps."""
    if by == "rep" and not caller_of(request).may(Act.READ_REP_FIGURES):
        raise InputError("the figures of single reps are for those who coach them", next_step="cut by team")


def put_question(wish: Wish, *, by: str | None) -> Asked:
    """Return the question as the address put it, as of the last instant that is known or an earlier one."""
    lake, instant = lake_seen(wish.as_of)
    version = charter_in_force(instant)
    yardstick = Yardstick.of(version.terms if version else None)
    chosen = yardstick.cuts.named(wish.period) if wish.period else default_period(lake, yardstick, as_of=instant)
    dimension = _dimension(by) if by is not None else None
    return Asked(question_of(lake, yardstick, as_of=instant, period=chosen, by=dimension), version)


def _dimension(by: str) -> Dimension:
    known = get_args(Dimension)
    if by not in known:
        raise InputError(f"'{by}' is not a cut", place="by", next_step=f"use one of {', '.join(known)}")
    return cast(Dimension, by)
