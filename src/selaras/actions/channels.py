"""The verbs of team channels: added, changed, switched off and on, tried, removed."""

import socket
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from selaras.actions.outgoing.shutting import stop_waiting
from selaras.actions.permitted import not_permitted
from selaras.connectors import chat
from selaras.connectors.guard import Guard, networks
from selaras.core.notices import CHOOSABLE, Sort
from selaras.core.staff import Act, Person
from selaras.kit.errors import InputError
from selaras.kit.identity import derived_id
from selaras.kit.refusal import Refusal
from selaras.records.models import Channel, OutgoingMessage
from selaras.records.troubles import database_troubles

_LANGUAGES = ("en", "id")


@dataclass(frozen=True, slots=True)
class ChannelOrder:
    """A channel somebody wants: its service (slack, teams, apprise), its address, and the notices it gets.

    An empty address in a change keeps the one there is.
    """

    name: str
    service: str
    address: str
    sorts: tuple[str, ...]
    language: str = "en"


def add_channel(order: ChannelOrder, *, by: Person, now: datetime) -> Channel | Refusal:
    """Add a channel; its address is sealed at once and never shown again."""
    if refusal := not_permitted(by, Act.MANAGE_CHANNELS):
        return refusal
    address = _address(order)
    made = Channel(
        name=_name(order.name), service=order.service, address=address, hint=chat.hint(order.service, address),
        sorts=_sorts(order.sorts), language=_language(order.language), made_by=by.actor, made_at=now,
    )  # fmt: skip
    with database_troubles(), transaction.atomic():
        _refuse_a_taken_name(made.name)
        made.save()
    return made


def change_channel(channel_id: int, order: ChannelOrder, *, by: Person) -> Channel | Refusal:
    """Give a channel another name, other notices, another language or another address."""
    if refusal := not_permitted(by, Act.MANAGE_CHANNELS):
        return refusal
    address = _address(order) if order.address.strip() else ""
    name, sorts, language = _name(order.name), _sorts(order.sorts), _language(order.language)
    with database_troubles(), transaction.atomic():
        channel = channel_with(channel_id)
        if name != channel.name:
            _refuse_a_taken_name(name)
        channel.name, channel.sorts, channel.language = name, sorts, language
        if address:
            channel.service, channel.address = order.service, address
            channel.hint, channel.failing_since = chat.hint(order.service, address), None
        channel.save()
    return channel


def switch_channel(channel_id: int, *, on: bool, by: Person, now: datetime) -> Channel | Refusal:
    """Switch a channel off, which stops what waits for it, or on again."""
    if refusal := not_permitted(by, Act.MANAGE_CHANNELS):
        return refusal
    with database_troubles(), transaction.atomic():
        channel = channel_with(channel_id)
        channel.enabled = on
        if on:
            channel.failing_since = None
        else:
            stop_waiting("channel", channel_id, now)
        channel.save(update_fields=["enabled", "failing_since"])
    return channel


def remove_channel(channel_id: int, *, by: Person, now: datetime) -> Refusal | None:
    """Remove a channel for good; what waits for it is stopped."""
    if refusal := not_permitted(by, Act.MANAGE_CHANNELS):
        return refusal
    with database_troubles(), transaction.atomic():
        channel = channel_with(channel_id)
        stop_waiting("channel", channel_id, now)
        channel.delete()
    return None


def try_channel(channel_id: int, *, by: Person, now: datetime) -> str | Refusal:
    """Put a trial message out to a channel and return its id; the log says what became of it."""
    if refusal := not_permitted(by, Act.MANAGE_CHANNELS):
        return refusal
    channel_with(channel_id)
    key = derived_id("msg", f"trial:{now.isoformat()}", f"chat:channel:{channel_id}")
    with database_troubles():
        OutgoingMessage.objects.create(
            key=key, sort=Sort.TRIAL, medium="chat", audience="channel", audience_id=str(channel_id), happened_at=now,
            put_at=now, next_try_at=now,
        )  # fmt: skip
    return key


def channels() -> list[Channel]:
    """Return every channel by name."""
    with database_troubles():
        return list(Channel.objects.all())


def channel_with(channel_id: int) -> Channel:
    """Return the channel of an id, or say that there is none."""
    with database_troubles():
        channel = Channel.objects.filter(pk=channel_id).first()
    if channel is None:
        raise InputError(f"there is no channel {channel_id}", next_step="see: python -m selaras outgoing channels")
    return channel


def _address(order: ChannelOrder) -> str:
    try:
        return chat.checked_address(order.service, order.address, Guard(networks(settings.OUTGOING_ALLOW)))
    except socket.gaierror:
        raise InputError("nobody knows a host of that name", place="address", next_step="correct it") from None


def _name(name: str) -> str:
    wanted = " ".join(name.split())
    if not 1 <= len(wanted) <= 80:
        raise InputError("it needs a name of at most 80 letters", place="name", next_step="call it as the team does")
    return wanted


def _refuse_a_taken_name(name: str) -> None:
    if Channel.objects.filter(name=name).exists():
        raise InputError(f"there is a channel '{name}' already", place="name", next_step="choose another name")


def _sorts(sorts: Iterable[str]) -> list[str]:
    wished = list(dict.fromkeys(sorts))
    unknown = [sort for sort in wished if sort not in CHOOSABLE]
    if unknown or not wished:
        raise InputError(
            f"'{unknown[0]}' is not a sort of notice" if unknown else "the channel gets nothing",
            place="sorts",
            next_step=f"use some of {', '.join(CHOOSABLE)}",
        )
    return wished


def _language(language: str) -> str:
    if language not in _LANGUAGES:
        raise InputError(f"'{language}' is not spoken here", place="language", next_step="use en or id")
    return language
