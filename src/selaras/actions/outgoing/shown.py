"""Notices on the page: what a person was told there, worded for them when they look."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from selaras.actions.outgoing.parcels import Parcels, Say
from selaras.core.notices import Letter
from selaras.core.staff import Act
from selaras.records.models import OutgoingMessage, User
from selaras.records.troubles import database_troubles


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice in its reader's language; ``id`` grows with every notice put."""

    id: int
    key: str
    sort: str
    urgent: bool
    at: datetime
    title: str
    lines: tuple[str, ...]
    path: str
    read: bool


def latest_notices(user: User, say: Say, now: datetime, *, after: int = 0, limit: int = 30) -> list[Shown]:
    """Return the newest notices to a person, newest first; only those put after ``after`` where it is given."""
    with database_troubles():
        rows = list(_of(user).filter(pk__gt=after).order_by("-pk")[:limit])
        return worded(rows, user, say, now)


def worded(rows: list[OutgoingMessage], user: User, say: Say, now: datetime) -> list[Shown]:
    """Return messages on the page in the words for their reader."""
    if not rows:
        return []
    parcels, personal = Parcels(rows, say, now), user.may(Act.READ_PERSONAL_DETAILS)
    zone = parcels.zone_of(user)

    def written(row: OutgoingMessage) -> Letter:
        return parcels.written(row, zone, personal=personal)

    return [_worded(row, written(row), say, user.language) for row in rows]


def _worded(row: OutgoingMessage, written: Letter, say: Say, language: str) -> Shown:
    return Shown(
        id=row.pk,
        key=row.key,
        sort=row.sort,
        urgent=row.urgent,
        at=row.put_at,
        title=say(language, written.title),
        lines=tuple(say(language, line) for line in written.lines),
        path=written.path,
        read=row.read_at is not None,
    )


def unread_count(user: User) -> int:
    """Return how many notices a person has not looked at."""
    with database_troubles():
        return _of(user).filter(read_at__isnull=True).count()


def mark_read(user: User, now: datetime, *, until: int | None = None) -> int:
    """Note that a person looked at their notices, at those up to an id where it is given."""
    with database_troubles():
        unread = _of(user).filter(read_at__isnull=True)
        if until is not None:
            unread = unread.filter(pk__lte=until)
        return unread.update(read_at=now)


def _of(user: User) -> QuerySet[OutgoingMessage]:
    return OutgoingMessage.objects.filter(audience="user", audience_id=str(user.pk), medium="page")
