"""Promises about no lead over HTTP: content and reports reach sales, and sales says what it expects to win."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Field, Router

from selaras.actions import promises
from selaras.api.callers import caller_of, needs
from selaras.api.done import handling_key
from selaras.api.people import ToldShape
from selaras.api.values import Body, Id, Instant, Minor, Text, Word
from selaras.api.visits import visit_of
from selaras.core.sla.giving import Expected
from selaras.core.staff import Act

router = Router(tags=["promises"])


class ContentBody(Body):
    """A piece of content that reached sales."""

    piece: Text = Field(examples=["Battle card: the cheapest rival"], min_length=1)
    sort: Word = Field(examples=["battle_card"], description="As the charter names it")
    at: Instant | None = Field(None, description="When it was, where that is earlier than now")


class ReportBody(Body):
    """The campaign report about a week."""

    week: Text = Field(examples=["2026-W10"])
    at: Instant | None = Field(None, description="When it was, where that is earlier than now")


class ForecastBody(Body):
    """What a rep or a team expects to win; neither named is oneself."""

    period: Text = Field(examples=["2026-Q2"], description="A month or a quarter")
    category: Literal["commit", "best_case", "pipeline"] = "commit"
    amount_minor: Minor
    rep: Id | None = Field(None, examples=["rep_w2k0f4m8s6n1d3xa"], description="Id, external id or e-mail")
    team: Text | None = Field(None, examples=["sales"], description="A team's word stands for all its reps")


@router.post("/deliveries/content", response=ToldShape)
@needs(Act.TELL_DELIVERIES)
def deliver_content(request: HttpRequest, body: ContentBody) -> Any:
    """Tell that a piece of content reached sales."""
    giving = _giving(request, f"content:{body.sort}:{body.piece}", body.at)
    return ToldShape.of(promises.deliver_content(giving, body.piece, body.sort))


@router.post("/deliveries/reports", response=ToldShape)
@needs(Act.TELL_DELIVERIES)
def deliver_report(request: HttpRequest, body: ReportBody) -> Any:
    """Tell that the campaign report about a week reached sales."""
    giving = _giving(request, f"report:{body.week}", body.at)
    return ToldShape.of(promises.deliver_report(giving, promises.period_named(body.week, giving.now)))


@router.post("/forecasts", response=ToldShape)
@needs(Act.SUBMIT_FORECASTS)
def submit_forecast(request: HttpRequest, body: ForecastBody) -> Any:
    """Say what a rep or a team expects to win in a month or a quarter; the last word before a period counts."""
    whose = body.team or body.rep or ""
    giving = _giving(request, f"forecast:{whose}:{body.period}:{body.category}", None)
    expected = Expected(promises.period_named(body.period, giving.now), body.category, body.amount_minor)
    return ToldShape.of(promises.submit_forecast(giving, expected, rep=body.rep or "", team=body.team or ""))


def _giving(request: HttpRequest, subject: str, at: Any) -> promises.Giving:
    now = visit_of(request).now
    return promises.Giving(caller_of(request).person, now, at, handling_key(request, "tell", subject))
