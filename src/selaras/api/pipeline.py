"""The pipeline over HTTP: what moved it between two days, forecasts against what came, and the projection."""

from datetime import date
from typing import Any, Self

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from selaras.analytics import Question
from selaras.analytics.pipeline.bridge import Line, Window, bridge, bridge_rows
from selaras.analytics.pipeline.forecasting import Level, Rollup, accuracy, snapshots
from selaras.analytics.pipeline.projecting import Projection, projection, trials
from selaras.analytics.pipeline.sheets import (
    accuracy_sheet,
    bridge_sheet,
    projection_sheet,
    snapshots_sheet,
    trials_sheet,
)
from selaras.analytics.sheets import Sheet
from selaras.api.callers import caller_of, needs
from selaras.api.figures import OF_REPS, Wish, permit, put_question
from selaras.api.shapes import RowsShape
from selaras.core.staff import Act
from selaras.phrases import render

router = Router(tags=["figures"])
_HIDDEN = OF_REPS | {"rep_before"}


class SheetShape(Schema):
    """A table: named columns and rows; money is a whole number of the currency's smallest unit."""

    name: str
    columns: list[str]
    rows: list[list[Any]]
    refused: str | None = Field(None, description="Why there are no rows")

    @classmethod
    def of(cls, sheet: Sheet) -> Self:
        """Return the sheet as the API gives it."""
        return cls(name=sheet.name, columns=list(sheet.columns), rows=[list(row) for row in sheet.rows], refused=None)


class BridgeWish(Wish):
    """Which pipeline, between which days."""

    begin: date | None = Field(None, description="The day it begins on; else the period's first")
    end: date | None = Field(None, description="The last day; else the period's last, or now")
    everything: bool = Field(False, description="All open pipeline, whenever it is to close")


class LineWish(BridgeWish):
    """Which step of the bridge, and which page of its deals."""

    line: Line = Field("end", description="A step, such as created or won; begin and end are the pipeline itself")
    cut: str | None = Field(None, description="Only the deals of this value of the cut")
    page: int = Field(1, ge=1, le=1_000_000, description="Counted from one")
    size: int = Field(50, ge=1, le=1000, description="How many deals on a page")


class ForecastWish(Wish):
    """Whose errors are added up, and how categories roll up."""

    level: Level = Field("team", description="whole, team or rep")
    rollup: Rollup = Field("cumulative", description="cumulative: what was said is the whole period's; single: on top")


@router.get("/pipeline/bridge", response=SheetShape)
@needs(Act.READ_MONDAY)
def pipeline_bridge(request: HttpRequest, wish: Query[BridgeWish]) -> SheetShape:
    """Lead from the pipeline of one day to that of another; begin and all steps sum to end, in every part."""
    permit(request, wish.by)
    question = put_question(wish, by=wish.by).question
    return SheetShape.of(bridge_sheet(bridge(question, _window(question, wish))))


@router.get("/pipeline/bridge/deals", response=RowsShape)
@needs(Act.READ_MONDAY)
def pipeline_deals(request: HttpRequest, wish: Query[LineWish]) -> RowsShape:
    """Return the deals in a step of the bridge, the largest effects first, page by page."""
    permit(request, wish.by)
    question = put_question(wish, by=wish.by).question
    window = _window(question, wish)
    hidden = frozenset[str]() if caller_of(request).may(Act.READ_REP_FIGURES) else _HIDDEN
    return RowsShape.of(bridge_rows(question, window, wish.line, wish.cut, page=wish.page, size=wish.size), hidden)


@router.get("/pipeline/forecast", response=SheetShape)
@needs(Act.READ_MONDAY)
def forecast_accuracy(request: HttpRequest, wish: Query[ForecastWish]) -> SheetShape:
    """Tell how far forecasts were off 90, 60 and 30 days before the end, beside forecasts that take no skill."""
    permit(request, wish.level)
    question = put_question(wish, by=None).question
    return SheetShape.of(accuracy_sheet(accuracy(question, wish.level, wish.rollup), wish.level, wish.rollup))


@router.get("/pipeline/forecast/mondays", response=SheetShape)
@needs(Act.READ_MONDAY)
def forecast_mondays(request: HttpRequest, wish: Query[ForecastWish]) -> SheetShape:
    """Return what was known of the period on each of its Mondays: expected, won, and the naive forecasts."""
    permit(request, wish.level)
    question = put_question(wish, by=None).question
    said = list(snapshots(question, wish.level, wish.rollup))
    return SheetShape.of(snapshots_sheet(question.period.name, question.yardstick.currency, said))


@router.get("/pipeline/projection", response=SheetShape)
@needs(Act.READ_MONDAY)
def pipeline_projection(request: HttpRequest, wish: Query[Wish]) -> SheetShape:
    """Project what will be won in the running period, day by day to its end, with 80 % and 95 % intervals."""
    found = projection(put_question(wish, by=None).question)
    if isinstance(found, Projection):
        return SheetShape.of(projection_sheet(found))
    return SheetShape(name="pipeline-projection", columns=[], rows=[], refused=render(wish.lang, found))


@router.get("/pipeline/projection/trials", response=SheetShape)
@needs(Act.READ_MONDAY)
def projection_trials(request: HttpRequest, wish: Query[Wish]) -> SheetShape:
    """Return the projections that would have been made of past periods, and what came."""
    return SheetShape.of(trials_sheet(trials(put_question(wish, by=None).question)))


def _window(question: Question, wish: BridgeWish) -> Window:
    cuts = question.yardstick.cuts
    begin = cuts.days(wish.begin, wish.begin).start if wish.begin else None
    end = cuts.days(wish.end, wish.end).end if wish.end else None
    return Window.of(question, begin, end, whole=wish.everything)
