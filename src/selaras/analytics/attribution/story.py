"""The story of one deal: touches of the whole buying group, work of sales, stages and amounts, from first to close."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, Literal

import ibis.expr.types as ir

from selaras.analytics.attribution.asking import models_of, rule_of
from selaras.analytics.attribution.journeys import account_people, contacts, journey_deals, journey_touches
from selaras.analytics.door import parameter, statement
from selaras.analytics.figures import UNKNOWN
from selaras.analytics.moment import Moment
from selaras.analytics.relations.facts import facts
from selaras.analytics.relations.histories import activities
from selaras.analytics.relations.kept import Kept
from selaras.analytics.relations.opportunities import opportunities
from selaras.analytics.relations.passes import passes
from selaras.analytics.relations.people import people
from selaras.analytics.rows import readable
from selaras.analytics.yardstick import Yardstick
from selaras.core.attribution import Journey, JourneyRule, Model, Touch, credits_of
from selaras.core.attribution.model import Slot
from selaras.kit.instants import from_microseconds

Sort = Literal["touch", "activity", "stage", "deal"]
_DEAL = (
    "opportunity_id", "name", "account_id", "segment", "stage", "outcome", "amount_minor", "created_at", "closed_at",
    "close_day", "reason", "product", "owner_id", "team", "first_at",
)  # fmt: skip
_STAGES = ("mql", "sal", "sql")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the buying group, and when they became known; ``named``: on the opportunity itself."""

    lead_id: str
    captured_at: datetime | None
    channel: str
    named: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on the way; ``credits`` of a touch stand in the order of the models.

    ``slots`` are the milestones that a touch stands at. ``details`` has what its sort says, such as the channel.
    """

    at: datetime
    sort: Sort
    kind: str
    lead_id: str | None
    details: Mapping[str, Any]
    credits: tuple[int, ...] = ()
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Influence:
    """A campaign that touched the buying group: how often, first and last, and its credit under each model."""

    campaign: str
    channel: str
    touches: int
    first_at: datetime
    last_at: datetime
    credits: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One deal from first touch to close."""

    deal: Mapping[str, Any]
    source_channel: str
    source_campaign: str
    people: tuple[Person, ...]
    models: tuple[Model, ...]
    events: tuple[Event, ...]
    influences: tuple[Influence, ...]

    @property
    def touches(self) -> tuple[Event, ...]:
        """The touches that stand before it, in order."""
        return tuple(event for event in self.events if event.sort == "touch")


def story_of(moment: Moment, yardstick: Yardstick, opportunity_id: str) -> Story | None:
    """Return the story of an opportunity as it was known at the moment; None where nobody knew of it."""
    found = _rows(moment, _deal_sql(), (opportunities,), opportunity_id)
    if not found:
        return None
    deal = dict(zip(_DEAL, readable(_DEAL, found[0]), strict=True))
    models = tuple(model for model in models_of(yardstick) if model.per_deal)
    widest = rule_of(yardstick, max((model.lookback_days for model in models), default=180))
    group = _people(moment, widest, opportunity_id)
    touches = _touches(moment, widest, opportunity_id)
    given = _credits(moment, yardstick, models, deal, touches, group)
    slots = _slots(_journey(deal, [touch for touch, _ in touches], group))
    events = [
        Event(touch.at, "touch", signal, touch.lead_id, _told_of(touch), given.get(touch.key, ()), slots[place])
        for place, (touch, signal) in enumerate(touches)
    ]
    events += _work(moment, widest, deal, touches) + _entries(moment, opportunity_id) + _changes(moment, opportunity_id)
    source = _rows(moment, _source_sql(widest), (journey_deals(widest),), opportunity_id)
    return Story(
        deal=deal,
        source_channel=source[0][0],
        source_campaign=source[0][1],
        people=group,
        models=models,
        events=tuple(sorted(events, key=lambda event: event.at)),
        influences=_influences(events, len(models)),
    )


def _rows(moment: Moment, sql: str, needs: tuple[Kept, ...], opportunity_id: str) -> list[tuple[Any, ...]]:
    return moment.rows(sql, needs, value=opportunity_id)


@cache
def _deal_sql() -> str:
    deals = opportunities.table
    return statement(deals.filter(deals.opportunity_id == parameter("value")).select(*_DEAL))


@lru_cache(maxsize=16)
def _source_sql(rule: JourneyRule) -> str:
    deals = journey_deals(rule).table
    return statement(
        deals.filter(deals.opportunity_id == parameter("value")).select("source_channel", "source_campaign")
    )


def _group(rule: JourneyRule) -> Kept:
    return contacts if rule.people == "contacts" else account_people


def _people(moment: Moment, rule: JourneyRule, opportunity_id: str) -> tuple[Person, ...]:
    rows = _rows(moment, _people_sql(rule), (_group(rule), contacts, people), opportunity_id)
    return tuple(
        Person(lead, None if at is None else from_microseconds(at), channel or UNKNOWN, named is not None)
        for lead, at, channel, named in rows
    )


@lru_cache(maxsize=16)
def _people_sql(rule: JourneyRule) -> str:
    group = _of(_group(rule).table)
    named = _of(contacts.table).select("lead_id", named="lead_id")
    joined = group.join(people.table.select("lead_id", "captured_at", "channel"), "lead_id")
    joined = joined.left_join(named, "lead_id")
    told = joined.select("lead_id", "captured_at", "channel", "named")
    return statement(told.order_by(told.captured_at, told.lead_id))


def _of(table: ir.Table) -> ir.Table:
    return table.filter(table.opportunity_id == parameter("value"))


def _touches(moment: Moment, rule: JourneyRule, opportunity_id: str) -> list[tuple[Touch, str]]:
    rows = _rows(moment, _touches_sql(rule), (journey_touches(rule),), opportunity_id)
    return [(Touch(from_microseconds(at), lead, key, *where), signal) for at, lead, key, signal, *where in rows]


@lru_cache(maxsize=16)
def _touches_sql(rule: JourneyRule) -> str:
    walked = _of(journey_touches(rule).table).order_by("pos")
    return statement(walked.select("at", "lead_id", "source_key", "signal", "channel", "campaign", "content"))


def _told_of(touch: Touch) -> dict[str, Any]:
    return {"channel": touch.channel, "campaign": touch.campaign, "content": touch.content}


def _journey(deal: Mapping[str, Any], touches: list[Touch], group: tuple[Person, ...]) -> Journey:
    return Journey(
        tuple(touches),
        deal["amount_minor"] or 0,
        captured_at=min((person.captured_at for person in group if person.captured_at), default=None),
        created_at=deal["created_at"],
        closed_at=deal["closed_at"],
    )


def _credits(
    moment: Moment, yardstick: Yardstick, models: tuple[Model, ...], deal: Mapping[str, Any],
    touches: list[tuple[Touch, str]], group: tuple[Person, ...],
) -> dict[str, tuple[int, ...]]:  # fmt: skip
    """Return the credit of each touch under each model, by its key; a touch before a model's lookback has none."""
    by_model: list[dict[str, int]] = []
    walked: dict[JourneyRule, list[Touch]] = {}
    for model in models:
        rule = rule_of(yardstick, model.lookback_days)
        if rule not in walked:
            walked[rule] = [touch for touch, _ in _touches(moment, rule, str(deal["opportunity_id"]))]
        given = credits_of(model, _journey(deal, walked[rule], group)) or [0] * len(walked[rule])
        by_model.append({touch.key: credit for touch, credit in zip(walked[rule], given, strict=True)})
    return {touch.key: tuple(found.get(touch.key, 0) for found in by_model) for touch, _ in touches}


def _slots(journey: Journey) -> list[tuple[Slot, ...]]:
    found: list[tuple[Slot, ...]] = [()] * len(journey.touches)
    for place in journey.places:
        if place.at >= 0:
            found[place.at] = (*found[place.at], place.slot)
    return found


def _work(moment: Moment, rule: JourneyRule, deal: Mapping[str, Any], touches: list[tuple[Touch, str]]) -> list[Event]:
    """Return what sales did with anybody of the buying group, from the first touch or the opening on until the end."""
    since = min([touch.at for touch, _ in touches] + [deal["created_at"] or deal["first_at"] or moment.as_of])
    until = deal["closed_at"] or moment.as_of
    rows = _rows(moment, _work_sql(rule), (_group(rule), activities), str(deal["opportunity_id"]))
    told = ("medium", "outbound", "automated", "connected", "outcome", "rep_id")
    return [
        Event(at, "activity", medium, lead, dict(zip(told, (medium, *rest), strict=True)))
        for micros, lead, medium, *rest in rows
        if since <= (at := from_microseconds(micros)) <= until
    ]


@lru_cache(maxsize=16)
def _work_sql(rule: JourneyRule) -> str:
    told = activities.table.join(_of(_group(rule).table).select("lead_id"), "lead_id")
    told = told.select("happened_at", "lead_id", "medium", "outbound", "automated", "connected", "outcome", "rep_id")
    return statement(told.order_by(told.happened_at, told.lead_id, told.medium))


def _entries(moment: Moment, opportunity_id: str) -> list[Event]:
    """Return when the passes that led to it became MQL, SAL and SQL."""
    rows = _rows(moment, _entries_sql(), (passes,), opportunity_id)
    return [
        Event(from_microseconds(at), "stage", stage, lead, {"pass_no": number})
        for lead, number, *entered in rows
        for stage, at in zip(_STAGES, entered, strict=True)
        if at is not None
    ]


@cache
def _entries_sql() -> str:
    made = _of(passes.table)
    told = made.select("lead_id", "pass_no", *(f"{stage}_at" for stage in _STAGES))
    return statement(told.order_by("lead_id", "pass_no"))


def _changes(moment: Moment, opportunity_id: str) -> list[Event]:
    """Return what was said of the opportunity itself: opened, moved, changed, closed."""
    told = ("to_stage", "stage", "base_minor", "close_date", "forecast_category", "reason", "competitor")
    rows = _rows(moment, _changes_sql(), (), opportunity_id)
    return [
        Event(from_microseconds(at), "deal", kind, None, dict(zip(told, rest, strict=True))) for at, kind, *rest in rows
    ]


@cache
def _changes_sql() -> str:
    told = _of(facts("opportunity_changes")).order_by("n")
    columns = ("to_stage", "stage", "base_minor", "close_date", "forecast_category", "reason", "competitor")
    return statement(told.select("happened_at", "kind", *columns))


def _influences(events: list[Event], models: int) -> tuple[Influence, ...]:
    """Return the campaigns of the touches, the one that came first at the head."""
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.sort == "touch" and event.details["campaign"]:
            groups[event.details["campaign"]].append(event)
    found = [
        Influence(
            campaign,
            some[0].details["channel"] or UNKNOWN,
            len(some),
            some[0].at,
            some[-1].at,
            tuple(sum(event.credits[k] for event in some) for k in range(models)),
        )
        for campaign, some in groups.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.first_at, each.campaign)))
