"""The stream of one reader, as server-sent events."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from selaras.actions.outgoing.shown import Shown, unread_count
from selaras.web.live.news import News, Position, notices_since, topics_of_a_moment
from selaras.web.live.poller import Listener, Poller
from selaras.web.live.topics import TOPICS

_COME_BACK_AFTER: Final = b"retry: 2000\n\n"
_BEAT: Final = b": still here\n\n"


@dataclass(frozen=True, slots=True)
class Pace:
    """In seconds: how often a silent stream says that it is there, and how long one lasts.

    Then the browser comes back, and whoever signed out meanwhile is not let in again.
    """

    heartbeat: float = 15.0
    longest: float = 600.0


async def events(
    poller: Poller, listener: Listener, reached: Position, came_from: Position | None, pace: Pace
) -> AsyncIterator[bytes]:
    """Yield what concerns the reader: first what they missed, then what is new, as it comes, until the end."""
    until = time.monotonic() + pace.longest
    try:
        yield _COME_BACK_AFTER
        for part in await _missed(poller, listener, reached, came_from):
            yield part
        while (left := until - time.monotonic()) > 0:
            try:
                news = await asyncio.wait_for(listener.news.get(), min(pace.heartbeat, left))
            except TimeoutError:
                yield _BEAT
                continue
            if news is None:
                return
            for part in told(news, listener):
                yield part
    finally:
        poller.leave(listener)


def told(news: News, listener: Listener) -> Iterable[bytes]:
    """Return the events of news for one reader."""
    topics = news.topics_for(listener.user.rep_id)
    if topics:
        counts = {"queue": news.waiting[listener.user.pk]} if listener.user.pk in news.waiting else {}
        yield event("changed", {"topics": topics, "counts": counts}, news.position)
    for notice in news.notices.get(listener.user.pk, ()):
        yield event("notice", shown(notice), Position(news.position.fact, notice.id))


def event(name: str, data: Mapping[str, Any], position: Position) -> bytes:
    """Return one event; its id is what the browser says when it comes back."""
    return b"event: %b\nid: %b\ndata: %b\n\n" % (name.encode(), str(position).encode(), msgspec.json.encode(data))


def shown(notice: Shown) -> dict[str, Any]:
    """Return a notice as the page takes it."""
    return {
        "key": notice.key,
        "sort": notice.sort,
        "urgent": notice.urgent,
        "title": notice.title,
        "body": " ".join(notice.lines),
        "path": notice.path,
    }


async def _missed(poller: Poller, listener: Listener, reached: Position, came_from: Position | None) -> list[bytes]:
    """Return the notices a reader missed since they were here; of the topics it is enough to say that they changed."""
    user, now = listener.user, poller.clock()
    counts = {"unread": await poller.ask(unread_count, user)}
    if came_from is None:
        topics = await poller.ask(topics_of_a_moment, now)
        return [event("changed", {"topics": sorted(topics), "counts": counts}, reached)]
    missed: dict[int, list[Shown]] = {}
    if came_from.message < reached.message:
        missed = await poller.ask(notices_since, came_from.message, {user.pk: user}, now)
    parts = [
        event("notice", shown(notice), Position(came_from.fact, notice.id)) for notice in missed.get(user.pk, ())
        if notice.id <= reached.message
    ]  # fmt: skip
    topics = TOPICS if came_from.fact != reached.fact else ()
    return [*parts, event("changed", {"topics": sorted(topics), "counts": counts}, reached)]
