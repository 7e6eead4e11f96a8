"""Trackers that send into the inbox, and what is known of people after it was folded."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from selaras.actions.intake import Folded, fold_inbox
from selaras.core.lifecycle import fold
from selaras.kit.instants import to_microseconds
from selaras.records.inbox import Inbox, Incoming
from selaras.records.ledger import lead_history
from selaras.records.models import IdentityReading, LeadReading, PersonReading

MONDAY = datetime.fromisoformat("2026-03-02T02:00:00+00:00")
"""Nine o'clock in Jakarta."""


def at(minutes: float = 0) -> datetime:
    return MONDAY + timedelta(minutes=minutes)


def event(kind: str, minutes: float = 0, **said: Any) -> dict[str, Any]:
    """What a tracker says; its id follows from what it says, as a repeat would have the same."""
    whole = {"type": kind, "timestamp": at(minutes).isoformat()} | said
    return {"messageId": json.dumps(whole, sort_keys=True)[:250]} | whole


def page(minutes: float = 0, url: str = "https://maju.co.id/", referrer: str = "", **said: Any) -> dict[str, Any]:
    return event("page", minutes, **({"context": {"page": {"url": url, "referrer": referrer}}} | said))


def send(inbox: Inbox, *events: dict[str, Any], received: datetime | None = None) -> None:
    """Let a tracker send events, each in a request of its own."""
    heard = to_microseconds(received or at(60))
    inbox.write([Incoming(1, heard, "web", "", historical=False, payload=json.dumps(one).encode()) for one in events])


def hear(inbox: Inbox, *events: dict[str, Any], now: datetime | None = None) -> Folded:
    """Send events and fold everything that waits."""
    if events:
        send(inbox, *events, received=now)
    done = Folded()
    while (more := fold_inbox(inbox, now or at(60))).events:
        done += more
    return done


class Person(NamedTuple):
    """What is known of somebody, whatever the id of the lead."""

    names: frozenset[str]
    profile: tuple[tuple[str, Any], ...]
    touches: tuple[tuple[str, datetime], ...]
    captured_at: datetime | None
    account: str | None


def everybody() -> list[Person]:
    """Everybody who is known, in an order that does not depend on ids."""
    return sorted((_person(lead) for lead in standing()), key=lambda one: (sorted(one.names), one.profile))


def standing() -> list[str]:
    """The leads that stand on their own, the oldest first."""
    rows = LeadReading.objects.filter(merged_into="").order_by("captured_at", "lead_id")
    return list(rows.values_list("lead_id", flat=True))


def only() -> Person:
    """The one person who is known."""
    [person] = everybody()
    return person


def _person(lead_id: str) -> Person:
    lead = fold(lead_history(lead_id))
    members = PersonReading.objects.filter(root=lead_id).values_list("lead_id", flat=True)
    names = IdentityReading.objects.filter(lead_id__in=[lead_id, *members]).values_list("name", flat=True)
    known = {name: value for name, value in msgspec.structs.asdict(lead.profile).items() if value is not None}
    touches = sorted((touch.signal, touch.at) for touch in lead.touches)
    return Person(
        frozenset(names), tuple(sorted(known.items())), tuple(touches), lead.captured_at,
        lead.account.id if lead.account else None,
    )  # fmt: skip


def signals(person: Person) -> list[str]:
    return [signal for signal, _ in person.touches]


def names(*known: str) -> frozenset[str]:
    return frozenset(known)


def ids(events: Iterable[dict[str, Any]]) -> list[str]:
    return [one["messageId"] for one in events]
