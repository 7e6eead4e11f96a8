"""Calendar feeds: an address nobody can guess, made and revoked by whoever it belongs to, and what stands in it."""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

import msgspec
from django.db import transaction

from selaras.kit.errors import InputError
from selaras.records.ledger.histories import in_portions
from selaras.records.models import AbsenceReading, ClockReading, Fact, Feed, LeadReading, User
from selaras.records.troubles import database_troubles

_PAST, _AHEAD, _AT_MOST = timedelta(days=30), timedelta(days=180), 1000
READ_NOTED_EVERY: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class IssuedFeed:
    """A feed and the secret of its address, which nobody can see again."""

    feed: Feed
    secret: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a person's calendar: a promise due, a lead that wakes, an absence. ``id`` stays its own."""

    sort: Literal["promise", "wake", "absence"]
    id: str
    starts_at: datetime
    ends_at: datetime
    company: str = ""
    clause: str = ""
    lead_id: str = ""


def make_feed(user: User, now: datetime) -> IssuedFeed:
    """Make a feed of a person's own calendar; the one before keeps its address until it is revoked."""
    secret = secrets.token_urlsafe(32)
    with database_troubles():
        feed = Feed.objects.create(user=user, secret_sha256=_hashed(secret), made_at=now)
    return IssuedFeed(feed, secret)


def revoke_feed(feed_id: int, user: User, now: datetime) -> Feed:
    """Let a feed be read no more."""
    with database_troubles(), transaction.atomic():
        feed = Feed.objects.filter(pk=feed_id, user=user).first()
        if feed is None:
            raise InputError("there is no such feed of yours", next_step="look at the list of your feeds")
        if feed.revoked_at is None:
            feed.revoked_at = now
            feed.save(update_fields=["revoked_at"])
    return feed


def feeds_of(user: User) -> list[Feed]:
    """Return every feed a person made, the newest first."""
    with database_troubles():
        return list(Feed.objects.filter(user=user))


def feed_with(secret: str, now: datetime) -> Feed | None:
    """Return the feed of a secret, if it may be read; that it was read is noted once an hour."""
    with database_troubles():
        feed = Feed.objects.select_related("user").filter(secret_sha256=_hashed(secret), revoked_at=None).first()
        if feed is None or not feed.user.is_active:
            return None
        if feed.read_at is None or now - feed.read_at >= READ_NOTED_EVERY:
            Feed.objects.filter(pk=feed.pk).update(read_at=now)
    return feed


def entries_of(user: User, now: datetime) -> list[Entry]:
    """Return what stands in a rep's calendar: promises that run, their leads that wake, and when they are away.

    The company is named and never the person: a calendar is read by other companies' servers.
    """
    if not user.rep_id:
        return []
    with database_troubles():
        return [*_promises(user.rep_id, now), *_wakings(user.rep_id, now), *_absences(user.rep_id, now)]


def _promises(rep_id: str, now: datetime) -> Iterator[Entry]:
    clocks = list(
        ClockReading.objects.filter(
            rep_id=rep_id, state="running", due_at__gte=now - _PAST, due_at__lte=now + _AHEAD
        ).order_by("due_at", "pk")[:_AT_MOST]
    )
    companies = dict(LeadReading.objects.filter(pk__in={c.lead_id for c in clocks}).values_list("pk", "company"))
    for clock in clocks:
        yield Entry(
            "promise", clock.pk, max(clock.started_at, clock.due_at - timedelta(minutes=30)), clock.due_at,
            companies.get(clock.lead_id, ""), clock.clause, clock.lead_id,
        )  # fmt: skip


def _wakings(rep_id: str, now: datetime) -> Iterator[Entry]:
    asleep: dict[str, tuple[datetime, str]] = {
        lead: (at, company)
        for lead, at, company in LeadReading.objects.filter(
            status="recycled", merged_into="", wake_at__gte=now - _PAST, wake_at__lte=now + _AHEAD
        ).values_list("pk", "wake_at", "company")
        if at is not None
    }
    mine = {}
    for some in in_portions(asleep):
        rested = Fact.objects.filter(subject__in=some, kind="lead.recycled").order_by("happened_at")
        for lead, details in rested.values_list("subject", "details"):
            mine[lead] = msgspec.json.decode(details).get("rep_id") == rep_id
    for lead in sorted(lead for lead, is_mine in mine.items() if is_mine):
        at, company = asleep[lead]
        yield Entry("wake", lead, at, at + timedelta(minutes=30), company, lead_id=lead)


def _absences(rep_id: str, now: datetime) -> Iterator[Entry]:
    rows = AbsenceReading.objects.filter(rep_id=rep_id, ends_at__gte=now - _PAST).order_by("starts_at", "pk")
    for row in rows[:_AT_MOST]:
        yield Entry("absence", row.pk, row.starts_at, row.ends_at)


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
