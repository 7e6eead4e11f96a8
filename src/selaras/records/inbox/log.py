"""What an inbox promises, whichever database holds it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from types import TracebackType
from typing import NamedTuple, Protocol, Self

from selaras.core.intake import Arrival, Entry, arrivals
from selaras.kit.instants import from_microseconds

PORTION = 2_000
"""How many requests one short transaction of `trim` deletes."""

Row = tuple[int, int, int, str, str, bool, bytes]


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
        """Delete requests up to a position, but never the newest; return how many there were."""

    def close(self) -> None:
        """Let go of the database."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, sort: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def numbered(requests: Sequence[Incoming], newest: int | None) -> Iterator[Row]:
    """Return the rows of the requests with the position of the last event of each."""
    position = newest if newest is not None else requests[0].received_at
    for request in requests:
        position += request.events
        yield (position, *request)


def events(rows: Iterable[Row], position: int, limit: int) -> list[Arrival]:
    """Return up to ``limit`` events after a position from the rows that hold them."""
    found = (arrival for row in rows for arrival in arrivals(_entry(row)) if arrival.position > position)
    return list(islice(found, limit))


def _entry(row: Row) -> Entry:
    position, count, received_at, source, kind, historical, payload = row
    return Entry(
        position=position,
        events=count,
        received_at=from_microseconds(received_at),
        source=source,
        kind=kind,
        historical=bool(historical),
        payload=payload,
    )
