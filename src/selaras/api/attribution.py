"""Attribution over HTTP: who gets the credit under every model, the deals behind it, and the journey of one deal."""

from datetime import datetime
from typing import Any, Literal, Self

from django.http import Http404, HttpRequest
from ninja import Field, Path, Query, Router, Schema

from selaras.analytics.attribution import (
    Ask,
    Attribution,
    Event,
    Influence,
    Line,
    Person,
    Story,
    Told,
    attribution,
    deals_behind,
    story_of,
)
from selaras.analytics.question import Question
from selaras.api import figures
from selaras.api.callers import caller_of, needs
from selaras.api.shapes import RowsShape
from selaras.api.values import Id
from selaras.core.attribution import SLOTS
from selaras.core.staff import Act
from selaras.kit.sentence import Sentence, Value
from selaras.phrases import render

router = Router(tags=["figures"])
_NAMES_REPS = frozenset({"rep_id", "owner_id"})


class AttributionWish(figures.Spoken):
    """What a caller may choose of an attribution."""

    by: Literal["channel", "campaign", "content", "segment"] = Field("channel", description="What gets the credit")
    basis: Literal["won", "pipeline"] = Field("won", description="Revenue won in the period, or what is to close in it")
    segment: str | None = Field(None, description="Only the deals of this segment")
    period: str | None = Field(None, description="2026-Q3, 2026-07, 2026-W31, 2026 or two days a..b; else the newest")
    as_of: datetime | None = Field(None, description="Use only facts noted by this instant")


class SharedWish(AttributionWish):
    """What a caller may choose of the credits."""

    seed: int = Field(1, ge=0, le=2**31, description="The seed of the resampling")


class DealsWish(AttributionWish):
    """What a caller may choose of the deals behind a line."""

    value: str = Field(description="The value of the line, such as webinars; (no touch) for deals without one")
    model: str | None = Field(None, description="The model whose credit is told; else the charter's first")
    page: int = Field(1, ge=1, le=1_000_000, description="Counted from one")
    size: int = Field(50, ge=1, le=1000, description="How many rows on a page")


class ModelShape(Schema):
    """A model as its weights in the smallest whole numbers, and its rules."""

    name: str
    called: str
    sort: str = Field(description="anchors, time_decay, markov or shapley")
    weights: dict[str, int] = Field(
        description="By touch; spread is shared by all others", examples=[{"first_touch": 1}]
    )
    half_life_days: float | None
    order: int | None = Field(description="How many steps back a chain remembers")
    lookback_days: int
    until_opportunity: bool = Field(description="Touches after the opportunity's creation get nothing of the spread")
    refused: str | None = Field(description="Why it says nothing here")
    largest_error: float | None = Field(description="Of a share, where orders were drawn")

    @classmethod
    def of(cls, told: Told, language: str) -> Self:
        """Return a model in a language."""
        model = told.model
        spread = {"spread": model.spread} if model.spread else {}
        return cls(
            name=model.name,
            called=_said(model.called, language),
            sort=model.sort,
            weights={slot: weight for slot, weight in zip(SLOTS, model.weights, strict=True) if weight} | spread,
            half_life_days=model.half_life_days if model.sort == "time_decay" else None,
            order=model.order or None,
            lookback_days=model.lookback_days,
            until_opportunity=model.until_opportunity,
            refused=render(language, told.refused) if told.refused else None,
            largest_error=told.largest_error,
        )


class CreditShape(Schema):
    """The credit of one value under one model, in the currency's smallest unit."""

    minor: int
    share: float | None
    low: float | None = Field(description="The lower end of the share's 95 % interval")
    high: float | None


class LineShape(Schema):
    """One value with its credit under every model."""

    value: str
    deals: int
    touches: int
    sourced_minor: int | None = Field(description="Of deals whose first pass it created; adds up")
    influenced_minor: int = Field(description="Of all deals it touched; overlaps, does not add up")
    spread: list[float] | None = Field(description="The smallest and the largest share of all models")
    verdict: str | None = Field(description="more, less, depends or thin: more and less hold under every model")
    credits: dict[str, CreditShape | None] = Field(description="By the model's name", examples=[{}])

    @classmethod
    def of(cls, line: Line, models: tuple[Told, ...]) -> Self:
        """Return a line with its credits by the names of the models."""
        shapes = [
            None if c is None else CreditShape(minor=c.minor, share=c.share, low=c.low, high=c.high)
            for c in line.credits
        ]
        return cls(
            value=line.value,
            deals=line.deals,
            touches=line.touches,
            sourced_minor=line.sourced_minor,
            influenced_minor=line.influenced_minor,
            spread=None if line.spread is None else list(line.spread),
            verdict=line.verdict,
            credits={told.model.name: shape for told, shape in zip(models, shapes, strict=True)},
        )


class AttributionShape(Schema):
    """The money of a period shared out under every model; each hands out exactly the total."""

    as_of: datetime
    period: str
    by: str
    basis: str
    segment: str | None
    currency: str
    total_minor: int
    deals: int
    untouched: int = Field(description="Deals that no touch stands before")
    missing_amounts: int
    draws: int = Field(description="How often the deals were drawn anew; 0: no intervals")
    seed: int
    models: list[ModelShape]
    lines: list[LineShape]

    @classmethod
    def of(cls, found: Attribution, language: str) -> Self:
        """Return the shape of an attribution in a language."""
        names = ("as_of", "by", "basis", "segment", "currency", "total_minor", "deals", "untouched", "missing_amounts",
                 "draws", "seed")  # fmt: skip
        return cls(
            period=found.period.name,
            models=[ModelShape.of(told, language) for told in found.models],
            lines=[LineShape.of(line, found.models) for line in found.lines],
            **{name: getattr(found, name) for name in names},
        )


class EventShape(Schema):
    """Something on the way of a deal: a touch, what sales did, a stage, a change of the deal."""

    at: datetime
    sort: str = Field(description="touch, activity, stage or deal")
    kind: str
    lead_id: str | None
    details: dict[str, Any] = Field(examples=[{}])
    slots: list[str] = Field(description="The milestones a touch stands at")
    credits: dict[str, int] = Field(description="Of a touch, by the model's name", examples=[{}])


class GroupMemberShape(Schema):
    """Somebody of the buying group."""

    lead_id: str
    captured_at: datetime | None
    channel: str
    named: bool = Field(description="Whether the opportunity itself names them")


class InfluenceShape(Schema):
    """A campaign that touched the buying group."""

    campaign: str
    channel: str
    touches: int
    first_at: datetime
    last_at: datetime
    credits: dict[str, int] = Field(description="By the model's name", examples=[{}])


class JourneyShape(Schema):
    """One deal from first touch to close."""

    deal: dict[str, Any] = Field(examples=[{}])
    source_channel: str
    source_campaign: str
    people: list[GroupMemberShape]
    events: list[EventShape]
    influences: list[InfluenceShape]

    @classmethod
    def of(cls, story: Story, hidden: frozenset[str]) -> Self:
        """Return the shape of a story without what this reader may not see."""
        names = [model.name for model in story.models]
        return cls(
            deal={name: value for name, value in story.deal.items() if name not in hidden},
            source_channel=story.source_channel,
            source_campaign=story.source_campaign,
            people=[_person(person) for person in story.people],
            events=[_event(event, names, hidden) for event in story.events],
            influences=[_influence(each, names) for each in story.influences],
        )


@router.get("/attribution", response=AttributionShape)
@needs(Act.READ_MONDAY)
def shared_out(request: HttpRequest, wish: Query[SharedWish]) -> AttributionShape:
    """Share out what was won, or is open, among channels, campaigns, content or segments under every model."""
    question = _question(wish)
    found = attribution(question, wish.by, basis=wish.basis, segment=wish.segment, seed=wish.seed)
    return AttributionShape.of(found, wish.lang)


@router.get("/attribution/deals", response=RowsShape)
@needs(Act.READ_MONDAY)
def deals_of_a_line(request: HttpRequest, wish: Query[DealsWish]) -> RowsShape:
    """Return the deals that a value touched, the largest credit first, page by page."""
    ask = Ask(_question(wish), wish.by, wish.basis, wish.segment)
    rows = deals_behind(ask, wish.value, model=wish.model, page=(wish.page, wish.size))
    return RowsShape.of(rows, frozenset())


@router.get("/journeys/{opportunity_id}", response=JourneyShape)
@needs(Act.READ_MONDAY)
def journey(request: HttpRequest, opportunity_id: Path[Id], wish: Query[figures.Known]) -> JourneyShape:
    """Return one deal from first touch to close, as known at an instant: touches, work, stages, credits."""
    question = figures.put_question(
        figures.Wish(by=None, period=None, as_of=wish.as_of, lang=wish.lang), by=None
    ).question
    story = story_of(question.moment, question.yardstick, opportunity_id)
    if story is None:
        raise Http404
    hidden = frozenset[str]() if caller_of(request).may(Act.READ_REP_FIGURES) else _NAMES_REPS
    return JourneyShape.of(story, hidden)


def _question(wish: AttributionWish) -> Question:
    return figures.put_question(
        figures.Wish(by=None, period=wish.period, as_of=wish.as_of, lang=wish.lang), by=None
    ).question


def _said(called: Value, language: str) -> str:
    return render(language, called) if isinstance(called, Sentence) else str(called)


def _person(person: Person) -> GroupMemberShape:
    return GroupMemberShape(
        lead_id=person.lead_id, captured_at=person.captured_at, channel=person.channel, named=person.named
    )


def _event(event: Event, names: list[str], hidden: frozenset[str]) -> EventShape:
    return EventShape(
        at=event.at,
        sort=event.sort,
        kind=event.kind,
        lead_id=event.lead_id,
        details={name: value for name, value in event.details.items() if value is not None and name not in hidden},
        slots=list(event.slots),
        credits=dict(zip(names, event.credits, strict=False)),
    )


def _influence(each: Influence, names: list[str]) -> InfluenceShape:
    return InfluenceShape(
        campaign=each.campaign,
        channel=each.channel,
        touches=each.touches,
        first_at=each.first_at,
        last_at=each.last_at,
        credits=dict(zip(names, each.credits, strict=True)),
    )
