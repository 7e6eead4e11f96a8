"""The journey as lines of a timeline: what each is called, whose side it is, and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import groupby
from typing import Any, Final

from selaras.analytics.attribution import Event, Story
from selaras.core.attribution.model import Slot
from selaras.kit.sentence import Sentence
from selaras.web.lead.entries import in_words

_MEDIA: Final = {"call": "phone", "email": "mail", "linkedin": "brand-linkedin", "meeting": "presentation"}
_DEALS: Final = {
    "opportunity.created": "briefcase", "opportunity.changed": "edit", "opportunity.moved": "arrow-right",
    "opportunity.reopened": "arrow-back-up", "opportunity.won": "trophy", "opportunity.lost": "circle-x",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One event as a reader sees it; ``credit`` is that of the model they chose."""

    event: Event
    side: str
    icon: str
    title: Sentence
    details: Mapping[str, Any]
    slots: tuple[Slot, ...]
    credit: int | None


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on one day of the charter's zone."""

    on: date
    lines: tuple[Line, ...]


def days_of(story: Story, zone: tzinfo, model: int | None, hidden: frozenset[str]) -> list[Day]:
    """Return the days of the way, the first touch first."""
    lines = [_line(event, model, hidden) for event in story.events]
    groups = groupby(lines, key=lambda line: line.event.at.astimezone(zone).date())
    return [Day(on, tuple(some)) for on, some in groups]


def _line(event: Event, model: int | None, hidden: frozenset[str]) -> Line:
    side, icon, title = _look(event)
    details = {name: value for name, value in event.details.items() if value is not None and name not in hidden}
    credit = event.credits[model] if model is not None and event.credits else None
    return Line(event, side, icon, title, details, event.slots, credit)


def _look(event: Event) -> tuple[str, str, Sentence]:
    told = event.details
    if event.sort == "touch":
        signal = Sentence.of("lead-signal", name=event.kind, words=in_words(event.kind))
        return "marketing", "mouse", Sentence.of("lead-fact-touched", signal=signal)
    if event.sort == "activity":
        way = "automatic" if told["automated"] else "out" if told["outbound"] else "in"
        said = Sentence.of(
            "lead-fact-contacted", medium=event.kind, way=way, answered="yes" if told["connected"] else "no"
        )
        return "sales", _MEDIA.get(event.kind, "message"), said
    if event.sort == "stage":
        return "operations", "flag", Sentence.of("journey-stage-entered", stage=event.kind)
    return "sales", _DEALS[event.kind], Sentence.of(f"lead-fact-{event.kind.replace('.', '-')}")
