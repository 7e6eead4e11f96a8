"""The verbs of webhook endpoints: added, changed, given another secret, switched off and on, tried, removed."""

import socket
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import msgspec
from django.conf import settings
from django.db import transaction

from selaras.actions.outgoing.again import send_stopped_again
from selaras.actions.outgoing.shutting import stop_waiting
from selaras.actions.permitted import not_permitted
from selaras.connectors.guard import Guard, networks
from selaras.connectors.posting import address_parts
from selaras.connectors.webhooks import new_secret
from selaras.core.ledger import KINDS
from selaras.core.staff import Act, Person
from selaras.kit.errors import InputError
from selaras.kit.identity import derived_id
from selaras.kit.refusal import Refusal
from selaras.records.models import OutgoingMessage, WebhookEndpoint
from selaras.records.troubles import database_troubles

BOTH_FOR: Final = timedelta(hours=24)
"""For so long the old secret signs beside the new one, unless somebody says otherwise."""

EVERYTHING: Final = "*"
TRIAL: Final = "selaras.trial"


@dataclass(frozen=True, slots=True)
class EndpointOrder:
    """An endpoint somebody wants: its name, its address, and kinds of facts, such as lead.accepted, lead.* or *."""

    name: str
    url: str
    kinds: tuple[str, ...] = (EVERYTHING,)


@dataclass(frozen=True, slots=True)
class IssuedEndpoint:
    """An endpoint and its new secret, which nobody can see again."""

    endpoint: WebhookEndpoint
    secret: str


def add_endpoint(order: EndpointOrder, *, by: Person, now: datetime) -> IssuedEndpoint | Refusal:
    """Add an endpoint; from now on it hears of every new fact of its kinds."""
    if refusal := not_permitted(by, Act.MANAGE_CHANNELS):
        return refusal
    name, url, kinds = _name(order.name), checked_url(order.url), _kinds(order.kinds)
    secret = new_secret()
    with database_troubles(), transaction.atomic():
        _refuse_a_taken_name(name)
        endpoint = WebhookEndpoint.objects.create(
            name=name, url=url, kinds=kinds, secret=secret, made_by=by.actor, made_at=now
        )
    return IssuedEndpoint(endpoint, secret)


def change_endpoint(endpoint_id: int, order: EndpointOrder, *, by: Person) -> WebhookEndpoint | Refusal:
    """Give an endpoint another name, another address or other kinds; its secret stays."""
    if refusal := not_permitted(by, Act.MANAGE_CHANNELS):
        return refusal
    name, url, kinds = _name(order.name), checked_url(order.url), _kinds(order.kinds)
    with database_troubles(), transaction.atomic():
        endpoint = endpoint_with(endpoint_id)
        if name != endpoint.name:
            _refuse_a_taken_name(name)
        endpoint.name, endpoint.url, endpoint.kinds = name, url, kinds
        endpoint.save(update_fields=["name", "url", "kinds"])
    return endpoint


def rotate_secret(
    endpoint_id: int, *, by: Person, now: datetime, both_for: timedelta = BOTH_FOR
) -> IssuedEndpoint | Refusal:
    """Give an endpoint a new secret; for a while both sign, so that the receiver can change over in peace."""
    if refusal := not_permitted(by, Act.MANAGE_CHANNELS):
        return refusal
    secret = new_secret()
    with database_troubles(), transaction.atomic():
        endpoint = endpoint_with(endpoint_id)
        endpoint.old_secret, endpoint.old_until = endpoint.secret, now + both_for
        endpoint.secret = secret
        endpoint.save(update_fields=["secret", "old_secret", "old_until"])
    return IssuedEndpoint(endpoint, secret)


def switch_endpoint(endpoint_id: int, *, on: bool, by: Person, now: datetime) -> WebhookEndpoint | Refusal:
    """Switch an endpoint off, which stops what waits for it, or on again; what was missed is sent again on demand."""
    if refusal := not_permitted(by, Act.MANAGE_CHANNELS):
        return refusal
    with database_troubles(), transaction.atomic():
        endpoint = endpoint_with(endpoint_id)
        endpoint.enabled = on
        if on:
            endpoint.failing_since, endpoint.shut_because = None, ""
        else:
            stop_waiting("endpoint", endpoint_id, now)
        endpoint.save(update_fields=["enabled", "failing_since", "shut_because"])
    return endpoint


def send_missed(endpoint_id: int, *, by: Person, now: datetime) -> int | Refusal:
    """Send again whatever was given up or stopped for an endpoint; return how many messages."""
    if refusal := not_permitted(by, Act.MANAGE_CHANNELS):
        return refusal
    endpoint_with(endpoint_id)
    return send_stopped_again("endpoint", endpoint_id, now)


def remove_endpoint(endpoint_id: int, *, by: Person, now: datetime) -> Refusal | None:
    """Remove an endpoint for good; what waits for it is stopped, its log stays until it is swept."""
    if refusal := not_permitted(by, Act.MANAGE_CHANNELS):
        return refusal
    with database_troubles(), transaction.atomic():
        endpoint = endpoint_with(endpoint_id)
        stop_waiting("endpoint", endpoint_id, now)
        endpoint.delete()
    return None


def try_endpoint(endpoint_id: int, *, by: Person, now: datetime) -> str | Refusal:
    """Put a trial message out to an endpoint and return its id; the log says what became of it."""
    if refusal := not_permitted(by, Act.MANAGE_CHANNELS):
        return refusal
    endpoint = endpoint_with(endpoint_id)
    body = {"type": TRIAL, "timestamp": now, "data": {"endpoint": endpoint.name}}
    key = derived_id("msg", f"trial:{now.isoformat()}", f"webhook:endpoint:{endpoint_id}")
    with database_troubles():
        OutgoingMessage.objects.create(
            key=key, sort=TRIAL, medium="webhook", audience="endpoint", audience_id=str(endpoint_id),
            payload=msgspec.json.encode(body).decode(), happened_at=now, put_at=now, next_try_at=now,
        )  # fmt: skip
    return key


def endpoints() -> list[WebhookEndpoint]:
    """Return every endpoint by name."""
    with database_troubles():
        return list(WebhookEndpoint.objects.all())


def endpoint_with(endpoint_id: int) -> WebhookEndpoint:
    """Return the endpoint of an id, or say that there is none."""
    with database_troubles():
        endpoint = WebhookEndpoint.objects.filter(pk=endpoint_id).first()
    if endpoint is None:
        raise InputError(f"there is no endpoint {endpoint_id}", next_step="see: python -m selaras webhooks list")
    return endpoint


def checked_url(url: str) -> str:
    """Return an address that may be posted to: public, or within the networks that the installation lets pass."""
    parts = address_parts(url, place="url")
    guard = Guard(networks(settings.OUTGOING_ALLOW))
    try:
        guard.addresses(parts.hostname or "", parts.port or 443, only_allowed=parts.scheme == "http")
    except socket.gaierror:
        raise InputError("nobody knows a host of that name", place="url", next_step="correct the address") from None
    return url.strip()


def _name(name: str) -> str:
    wanted = " ".join(name.split())
    if not 1 <= len(wanted) <= 80:
        raise InputError("it needs a name of at most 80 letters", place="name", next_step="say who listens there")
    return wanted


def _refuse_a_taken_name(name: str) -> None:
    if WebhookEndpoint.objects.filter(name=name).exists():
        raise InputError(f"there is an endpoint '{name}' already", place="name", next_step="choose another name")


def _kinds(kinds: Iterable[str]) -> list[str]:
    known = {EVERYTHING, *KINDS, *(f"{kind.sort}.*" for kind in KINDS.values())}
    wished = list(dict.fromkeys(kinds))
    unknown = [kind for kind in wished if kind not in known]
    if unknown or not wished:
        raise InputError(
            f"'{unknown[0]}' is not a kind of fact" if unknown else "it hears of nothing",
            place="kinds",
            next_step="use kinds of docs/reference/facts.md, such as lead.accepted, lead.* or *",
        )
    return wished
