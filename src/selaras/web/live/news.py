"""News: what the database holds beyond a position, asked once for all readers."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.db import connection

from selaras.actions.outgoing.shown import Shown, worded
from selaras.actions.reach import visible_leads
from selaras.core.staff import Act
from selaras.phrases import render
from selaras.records.models import ClockReading, Fact, LeadReading, OutgoingMessage, User
from selaras.records.troubles import database_troubles
from selaras.web.live.topics import MY_DAY, QUEUE, TOPICS, topics_of

_AT_ONCE: Final = 1000
_A_MOMENT: Final = timedelta(seconds=5)
_NEWEST: Final = (
    "SELECT coalesce((SELECT max(id) FROM records_fact), 0), coalesce((SELECT max(id) FROM records_outgoingmessage), 0)"
)


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """How far somebody has read: the last fact and the last message."""

    fact: int
    message: int

    def __str__(self) -> str:
        return f"{self.fact}-{self.message}"

    @classmethod
    def read(cls, text: str) -> "Position | None":
        """Return the position a browser sends back; None where it is none.

        >>> Position.read("17-4")
        Position(fact=17, message=4)
        """
        fact, _, message = text.partition("-")
        digits = fact.isdecimal() and message.isdecimal() and len(text) < 40
        return cls(int(fact), int(message)) if digits else None


@dataclass(frozen=True, slots=True)
class News:
    """What is new up to a position: topics for everybody, the reps whose day changed, and notices by reader."""

    position: Position
    topics: frozenset[str] = frozenset()
    reps: frozenset[str] = frozenset()
    notices: dict[int, list[Shown]] = field(default_factory=dict)
    waiting: dict[int, int] = field(default_factory=dict)

    def topics_for(self, rep_id: str) -> list[str]:
        """Return the topics that changed for a reader: a rep's own day only where it is theirs."""
        mine = self.topics - {MY_DAY} if rep_id and rep_id not in self.reps else self.topics
        return sorted(mine)

    @property
    def any(self) -> bool:
        """Whether there is anything to tell anybody."""
        return bool(self.topics or self.notices)


def newest() -> Position:
    """Return where the database stands now, in one cheap question."""
    with database_troubles(), connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        return Position(*cursor.fetchone())


def news_since(position: Position, readers: dict[int, User], now: datetime) -> News:
    """Return what came after a position and concerns these readers; one question where nothing came."""
    reached = newest()
    if reached == position:
        return News(position)
    with database_troubles():
        rows = list(Fact.objects.filter(pk__gt=position.fact).values_list("kind", "subject", "concerns")[:_AT_ONCE])
        topics = frozenset(TOPICS) if len(rows) == _AT_ONCE else topics_of(kind for kind, *_ in rows)
        return News(
            position=reached,
            topics=topics,
            reps=_reps(rows) if MY_DAY in topics else frozenset(),
            notices=notices_since(position.message, readers, now) if reached.message > position.message else {},
            waiting=_waiting(readers) if QUEUE in topics else {},
        )


def notices_since(message: int, readers: dict[int, User], now: datetime) -> dict[int, list[Shown]]:
    """Return the notices put after a message, for each of these readers in their own words, the first one first."""
    rows = OutgoingMessage.objects.filter(
        pk__gt=message, audience="user", audience_id__in=[str(pk) for pk in readers], medium="page"
    ).order_by("pk")[:_AT_ONCE]
    by_reader: dict[int, list[OutgoingMessage]] = defaultdict(list)
    for row in rows:
        by_reader[int(row.audience_id)].append(row)
    return {pk: worded(told, readers[pk], render, now) for pk, told in by_reader.items()}


def topics_of_a_moment(now: datetime) -> frozenset[str]:
    """Return the topics that changed in the last seconds: a page may have been made just before its stream began."""
    with database_troubles():
        rows = Fact.objects.order_by("-pk").values_list("kind", "noted_at")[:100]
        return topics_of(kind for kind, noted_at in rows if now - noted_at <= _A_MOMENT)


def _reps(rows: list[tuple[str, str, str | None]]) -> frozenset[str]:
    """Return the reps who hold, or owe something to, what these facts are about."""
    leads = {subject for kind, subject, _ in rows if kind.startswith("lead.")}
    clocks = {subject for kind, subject, _ in rows if kind.startswith("clock.")}
    holding = LeadReading.objects.filter(pk__in=leads).values_list("rep_id", flat=True)
    owing = ClockReading.objects.filter(pk__in=clocks).values_list("rep_id", flat=True)
    return frozenset({*holding, *owing} - {""})


def _waiting(readers: dict[int, User]) -> dict[int, int]:
    """Return how many leads wait for review, for each reader who reviews; those who see the same are asked once."""
    counted: dict[tuple[str, str], int] = {}
    found = {}
    for pk, user in readers.items():
        if user.may(Act.REVIEW_LEADS):
            sees = (user.role, "" if user.may(Act.READ_ALL_LEADS) else user.rep_id)
            if sees not in counted:
                counted[sees] = visible_leads(user).filter(status="open", stage="mql").count()
            found[pk] = counted[sees]
    return found
