"""What an inbox promises, whichever database holds it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from types import TracebackType
from typing import NamedTuple, Protocol, Self

import msgspec

from selaras.core.intake import Arrival, Entry, arrivals
from selaras.kit.errors import SelarasError
from selaras.kit.instants import from_microseconds
from selaras.records.troubles import trouble_of

PORTION = 500
"""How many rows one short transaction of `trim` deletes."""

Row = tuple[int, int, bytes]
"""What one `write` appended: the position of its last event, how many events it has, and the requests, packed."""


class Incoming(NamedTuple):
    """One request to be written: ``events`` of them, received at microseconds since 1970, from a write key's id."""

    events: int
    received_at: int
    source: str
    kind: str
    historical: bool
    payload: bytes


class Inbox(Protocol):
    """An append-only log of requests, in which every event has a position of its own.

    Positions become visible in their order: whoever has read up to one has seen everything before it. A log that is
    made anew begins at the microsecond of its first event, so it lies after every bookmark in the old one. An inbox
    belongs to the thread that opened it; any number of processes may have one open.
    """

    def write(self, requests: Sequence[Incoming]) -> int:
        """Append requests in one transaction, durable when this returns; return the newest position."""

    def after(self, position: int, limit: int) -> list[Arrival]:
        """Return up to ``limit`` events after a position, in order."""

    def newest(self) -> int:
        """Return the position of the newest event, 0 where there was never one."""

    def trim(self, position: int) -> int:
        """Delete what was written up to a position, but never the newest; return how many writes there were."""

    def close(self) -> None:
        """Let go of the database."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, sort: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None: ...


_PACK = msgspec.msgpack.Encoder()
_UNPACK = msgspec.msgpack.Decoder(list[Incoming])


def packed(requests: Sequence[Incoming]) -> tuple[int, bytes]:
    """Return how many events the requests hold, and all of them as one payload: one row is quicker than many."""
    return sum(request.events for request in requests), _PACK.encode(requests)


def arrived(rows: Iterable[Row], position: int, limit: int) -> list[Arrival]:
    """Return up to ``limit`` events after a position from the rows that hold them."""
    found = (
        arrival
        for last, events, payload in rows
        for entry in _entries(last - events, _UNPACK.decode(payload))
        for arrival in arrivals(entry)
        if arrival.position > position
    )
    return list(islice(found, limit))


def inbox_trouble(problem: Exception, place: str) -> SelarasError:
    """Return a driver's error in our words. The inbox has few statements, so whatever fails is the database itself."""
    return trouble_of(problem, place) or SelarasError(
        f"the inbox cannot be used: {problem}", place=place, next_step="look at the log of the database"
    )


def _entries(before: int, requests: list[Incoming]) -> Iterator[Entry]:
    position = before
    for request in requests:
        position += request.events
        yield Entry(
            position=position,
            events=request.events,
            received_at=from_microseconds(request.received_at),
            source=request.source,
            kind=request.kind,
            historical=request.historical,
            payload=request.payload,
        )
