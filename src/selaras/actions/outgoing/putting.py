"""Putting out what new facts give others to know: notices for people and teams, webhooks for programs."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from django.db.models import Q

from selaras.actions.outgoing.readers import Reader, readers_of
from selaras.core.charter.terms import Terms
from selaras.core.ledger import Fact, encode_details
from selaras.core.lifecycle import Lead
from selaras.core.notices import TOLD, Medium, Notice, Owed, Scene, not_before, notices, wanted
from selaras.core.routing import Person
from selaras.core.staff import Role
from selaras.kit.identity import derived_id
from selaras.records.models import Channel, ClockReading, OutgoingMessage, RepReading, WebhookEndpoint

_ENCODE = msgspec.json.Encoder().encode


def put_outgoing(facts: Sequence[Fact], leads: Mapping[str, Lead], terms: Terms, now: datetime) -> int:
    """Put out whatever these facts, new to the ledger, give others to know; return how many messages that were.

    It belongs into the transaction that appends the facts, after the readings of their clocks are written. Putting
    the same facts out again puts nothing.
    """
    rows = _webhooks(facts, now)
    told = [fact for fact in facts if fact.kind in TOLD]
    if told:
        rows += _rows_of(notices(told, _scene(told, leads, terms, now)), terms, now)
    return _put(rows)


def put_notices(told: Sequence[Notice], terms: Terms, now: datetime) -> int:
    """Put out notices that follow from no fact, such as that an endpoint was shut."""
    return _put(_rows_of(told, terms, now))


def _put(rows: list[OutgoingMessage]) -> int:
    if not rows:
        return 0
    OutgoingMessage.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _scene(facts: Iterable[Fact], leads: Mapping[str, Lead], terms: Terms, now: datetime) -> Scene:
    clocks = {fact.subject for fact in facts if fact.kind.startswith("clock.")}
    owed = ClockReading.objects.filter(clock_id__in=clocks).values_list(
        "clock_id", "promise", "side", "lead_id", "rep_id"
    )
    managers = RepReading.objects.exclude(manager_id="").values_list("rep_id", "manager_id")
    return Scene(
        terms=terms,
        now=now,
        leads=leads,
        promises={clock: Owed(*rest) for clock, *rest in owed} if clocks else {},
        managers=dict(managers),
        people=_named(terms.routing.fallback_owner),
    )


def _named(name: str) -> tuple[Person, ...]:
    """Return whom the charter means where it names a person and no role."""
    if name in set(Role):
        return ()
    rows = RepReading.objects.filter(Q(rep_id=name) | Q(external_id__iexact=name) | Q(email__iexact=name))
    return tuple(Person(row.rep_id, tuple(filter(None, (row.external_id, row.email)))) for row in rows)


def _rows_of(told: Sequence[Notice], terms: Terms, now: datetime) -> list[OutgoingMessage]:
    """Return the messages of notices: to each reader by each medium they want, and to the channels of their sort."""
    if not told:
        return []
    readers = readers_of({notice.to for notice in told})
    channels = list(Channel.objects.filter(enabled=True))
    rows = []
    for notice in told:
        for reader in readers.get(notice.to, ()):
            rows += _to_reader(notice, reader, terms, now)
        rows += [_to_channel(notice, one, terms, now) for one in channels if notice.sort in one.sorts]
    return rows


def _to_reader(notice: Notice, reader: Reader, terms: Terms, now: datetime) -> list[OutgoingMessage]:
    zone = ZoneInfo(reader.zone or terms.time_zone)
    rows = []
    for medium in reader.mediums:
        if not wanted(notice.sort, medium, notice.to, reader.choices):
            continue
        if medium is Medium.PAGE:
            state: dict[str, Any] = {"state": "shown", "settled_at": now}
        else:
            state = {"next_try_at": not_before(terms.desk.quiet_hours, zone, now, urgent=notice.urgent)}
        rows.append(_row(notice, medium, (reader.sort, reader.id), now, **state))
    return rows


def _to_channel(notice: Notice, channel: Channel, terms: Terms, now: datetime) -> OutgoingMessage:
    at = not_before(terms.desk.quiet_hours, ZoneInfo(terms.time_zone), now, urgent=notice.urgent)
    return _row(notice, "chat", ("channel", str(channel.pk)), now, next_try_at=at)


def _row(notice: Notice, medium: str, to: tuple[str, str], now: datetime, **state: Any) -> OutgoingMessage:
    audience, audience_id = to
    return OutgoingMessage(
        key=derived_id("msg", notice.key, f"{medium}:{audience}:{audience_id}"),
        sort=notice.sort,
        medium=medium,
        audience=audience,
        audience_id=audience_id,
        payload=_ENCODE(notice.about).decode(),
        urgent=notice.urgent,
        happened_at=notice.happened_at,
        put_at=now,
        **state,
    )


def _webhooks(facts: Sequence[Fact], now: datetime) -> list[OutgoingMessage]:
    endpoints = list(WebhookEndpoint.objects.filter(enabled=True)) if facts else []
    return [_webhook(fact, one, now) for fact in facts for one in endpoints if one.wants(fact.kind)]


def _webhook(fact: Fact, endpoint: WebhookEndpoint, now: datetime) -> OutgoingMessage:
    """Return the message of one fact: what the ledger keeps of it for ever, and therefore nothing personal."""
    kept, _ = encode_details(fact.kind, fact.details)
    body = {
        "type": fact.kind,
        "timestamp": fact.happened_at,
        "data": {
            "subject": fact.subject,
            "noted_at": fact.noted_at,
            "actor": fact.actor,
            "details": msgspec.Raw(kept),
        },
    }
    return OutgoingMessage(
        key=derived_id("msg", fact.source_key, f"webhook:endpoint:{endpoint.pk}"),
        sort=fact.kind,
        medium="webhook",
        audience="endpoint",
        audience_id=str(endpoint.pk),
        payload=_ENCODE(body).decode(),
        happened_at=fact.happened_at,
        put_at=now,
        next_try_at=now,
    )
