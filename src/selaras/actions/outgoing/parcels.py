"""Parcels: each message with its words, its address and the way to send it, worked out just before it leaves."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from django.conf import settings

from selaras.actions.charter import charter_in_force
from selaras.actions.outgoing.readers import mail_address
from selaras.actions.outgoing.unsubscribing import unsubscribe_address
from selaras.connectors import chat, mail, webhooks
from selaras.connectors.posting import Receipt, Way
from selaras.core.notices import LeadNow, Letter, Sort, letter, moot
from selaras.core.staff import Act
from selaras.kit.instants import parse_instant
from selaras.kit.sentence import Sentence, Value
from selaras.records.models import (
    Channel,
    ClockReading,
    LeadReading,
    OutgoingMessage,
    RepReading,
    User,
    WebhookEndpoint,
)

Say = Callable[[str, Sentence], str]
"""How a sentence is said in a language: the phrases floor's `render`."""

Send = Callable[[Way], Receipt]


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """Why a message needs no sending: it is moot, or there is nobody and nothing to send it to."""

    outcome: str
    because: str


class Parcels:
    """What has to be known of the world to word a batch of messages, read in one question per kind of thing."""

    def __init__(self, messages: Iterable[OutgoingMessage], say: Say, now: datetime) -> None:
        self._say, self._now = say, now
        batch = list(messages)
        self.about: dict[int, dict[str, str]] = {
            message.pk: msgspec.json.decode(message.payload) for message in batch if message.medium != "webhook"
        }
        self._leads = _by_id(LeadReading, self._ids("lead"))
        self._clocks = _by_id(ClockReading, self._ids("clock"))
        ids = {sort: {m.audience_id for m in batch if m.audience == sort} for sort in ("user", "rep")}
        self._users = {str(user.pk): user for user in User.objects.filter(pk__in=ids["user"])} if ids["user"] else {}
        reps = self._ids("rep") | ids["rep"] | {user.rep_id for user in self._users.values()}
        self._reps = _by_id(RepReading, reps - {""})
        self._channels = _of_audience(Channel, "channel", batch)
        self._endpoints = _of_audience(WebhookEndpoint, "endpoint", batch)

    def send(self, message: OutgoingMessage) -> Send | Undeliverable:
        """Return how a message is sent, or why it is not."""
        if message.medium == "webhook":
            return self._webhook(message)
        if self._moot(message):
            return Undeliverable("moot", "no longer true when it was due")
        return self._posted(message) if message.medium == "chat" else self._mailed(message)

    def written(self, message: OutgoingMessage, zone: str, *, personal: bool) -> Letter:
        """Return the letter of a message for somebody who may, or may not, read who a lead is."""
        about = self.about[message.pk]
        known: dict[str, Value] = {}
        if (lead := self._leads.get(about.get("lead", ""))) and not lead.erased:
            names = (lead.name if personal else "", lead.company)
            if label := ", ".join(filter(None, names)):
                known["lead"] = label
        if (rep := self._reps.get(about.get("rep", ""))) and rep.name:
            known["rep"] = rep.name
        known |= self._timed(about, ZoneInfo(zone))
        return letter(Sort(message.sort), about, known)

    def zone_of(self, user: User) -> str:
        """Return the zone somebody reads the time in: their own as a rep, else the agreement's."""
        rep = self._reps.get(user.rep_id)
        return (rep.time_zone if rep else "") or self._zone

    @cached_property
    def _zone(self) -> str:
        """The zone of the agreement in force; UTC where none is."""
        agreed = charter_in_force(self._now)
        return agreed.terms.time_zone if agreed else "UTC"

    def _timed(self, about: Mapping[str, str], zone: ZoneInfo) -> dict[str, Value]:
        if clock := self._clocks.get(about.get("clock", "")):
            return {"clause": clock.clause, "due": clock.due_at.astimezone(zone)}
        return {"due": parse_instant(about["due"]).astimezone(zone)} if "due" in about else {}

    def _moot(self, message: OutgoingMessage) -> bool:
        about = self.about[message.pk]
        lead, clock = self._leads.get(about.get("lead", "")), self._clocks.get(about.get("clock", ""))
        stands = (
            LeadNow(lead.status == "open" and not lead.merged_into, lead.rep_id, lead.last_activity_at)
            if lead
            else None
        )
        runs = clock.state == "running" if clock else None
        return moot(Sort(message.sort), message.happened_at, about.get("rep", ""), stands, runs)

    def _webhook(self, message: OutgoingMessage) -> Send | Undeliverable:
        endpoint = self._endpoints.get(message.audience_id)
        if endpoint is None or not endpoint.enabled:
            return Undeliverable("stopped", "the endpoint is switched off")
        both = endpoint.old_secret and endpoint.old_until is not None and endpoint.old_until > self._now
        secrets = (endpoint.secret, endpoint.old_secret) if both else (endpoint.secret,)
        parcel = webhooks.Webhook(message.key, endpoint.url, secrets, message.payload.encode())
        return lambda way: webhooks.send(parcel, way)

    def _posted(self, message: OutgoingMessage) -> Send | Undeliverable:
        channel = self._channels.get(message.audience_id)
        if channel is None or not channel.enabled:
            return Undeliverable("stopped", "the channel is switched off")
        said = self._said(self.written(message, self._zone, personal=False), channel.language)
        parcel = chat.ChatMessage(said["title"], said["lines"], said["link"], said["link_text"])
        service, address = channel.service, channel.address
        return lambda way: chat.send(service, address, parcel, way)

    def _mailed(self, message: OutgoingMessage) -> Send | Undeliverable:
        user, rep = self._users.get(message.audience_id), self._reps.get(message.audience_id)
        if message.audience == "user" and user is not None and user.is_active:
            rep = self._reps.get(user.rep_id)
            to, language, zone = mail_address(user, rep), user.language, self.zone_of(user)
            personal = user.may(Act.READ_PERSONAL_DETAILS)
        elif message.audience == "rep" and rep is not None:
            to, language, zone, personal = rep.email, settings.LANGUAGE_CODE, rep.time_zone or self._zone, False
        else:
            return Undeliverable("stopped", "the person does not work here any more")
        server = mail.mail_server(settings.SMTP_URL, settings.MAIL_FROM)
        if server is None or not to:
            return Undeliverable("refused", "there is no mail server, or no e-mail address")
        said = self._said(self.written(message, zone, personal=personal), language)
        parcel = mail.Mail(
            key=message.key, to=to, subject=said["title"], lines=said["lines"], link=said["link"],
            link_text=said["link_text"], footer=self._say(language, Sentence.of("notice-footer")), language=language,
            unsubscribe=unsubscribe_address(user, message.sort) if user else "",
            unsubscribe_text=self._say(language, Sentence.of("notice-unsubscribe")),
        )  # fmt: skip
        return lambda way: mail.send(parcel, server, way)

    def _said(self, written: Letter, language: str) -> dict[str, Any]:
        return {
            "title": self._say(language, written.title),
            "lines": tuple(self._say(language, line) for line in written.lines),
            "link": settings.SITE_URL + written.path,
            "link_text": self._say(language, Sentence.of("notice-open")),
        }

    def _ids(self, name: str) -> set[str]:
        return {about[name] for about in self.about.values() if name in about}


def _by_id(model: Any, ids: set[str]) -> dict[str, Any]:
    return model.objects.in_bulk(ids) if ids else {}


def _of_audience(model: Any, audience: str, messages: Iterable[OutgoingMessage]) -> dict[str, Any]:
    ids = {int(message.audience_id) for message in messages if message.audience == audience}
    return {str(row.pk): row for row in model.objects.filter(pk__in=ids)} if ids else {}
