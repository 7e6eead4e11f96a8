"""Messages as trackers send them, in the fewest words a test needs."""

import json
from datetime import datetime
from typing import Any

from selaras.core.intake import Arrival, Message, parse

MONDAY = datetime.fromisoformat("2026-03-02T02:00:00+00:00")


def message(kind: str, *, at: datetime = MONDAY, **said: Any) -> Message:
    """The message a tracker of the write key `web` sends; ids are a1 and m1 where the test names no others."""
    whole = {"type": kind, "messageId": "m1", "anonymousId": "a1", "timestamp": at.isoformat()} | said
    arrival = Arrival(position=1, received_at=at, source="web", kind="", payload=json.dumps(whole).encode())
    read = parse(arrival)
    assert isinstance(read, Message), read
    return read


def page(url: str = "https://maju.co.id/", referrer: str = "", **said: Any) -> Message:
    """A page view in a browser."""
    about = {"url": url, "referrer": referrer}
    return message("page", **({"context": {"page": about}} | said))


def track(event: str, properties: dict[str, Any] | None = None, **said: Any) -> Message:
    """A tracked event."""
    return message("track", event=event, properties=properties or {}, **said)
