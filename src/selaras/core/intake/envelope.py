"""What the door looks at before it lets something in: well-formed JSON, of a permitted size, and how many events.

Nothing else is judged there. The protocol answers 200 to an event that says nothing useful, and whether it does is
for `parse` to say, when the event is in the log and cannot be lost any more.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from selaras.core.intake.problem import Problem, unreadable

EVENT_BYTES = 32 * 1024
"""The most that one event may hold, as the protocol has it."""

BATCH_BYTES = 500 * 1024
"""The most that a batch may hold, as the protocol has it."""

BATCH = "batch"
"""The kind of what holds many events, each with a type of its own."""

NOTHING = rb"\u0000"
"""The character that no database keeps in a text, as JSON writes it."""

_ESCAPES = re.compile(rb"\\\\|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(?P<bad>\\u[dD][89a-fA-F]..|\\u0000)")


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """One event as it arrived, with what its batch says of all its events.

    ``source`` is the id of the write key it came with. ``kind`` is what the address said it is, empty where the event
    says so itself. ``position`` is its place in the log.
    """

    position: int
    received_at: datetime
    source: str
    kind: str
    payload: bytes
    historical: bool = False
    sent_at: Any = None
    context: Any = None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One request as the log keeps it: ``events`` of them in ``payload``, the last of them at ``position``."""

    position: int
    events: int
    received_at: datetime
    source: str
    kind: str
    historical: bool
    payload: bytes


class Admitted(msgspec.Struct, frozen=True):
    """A body that may come in; ``write_key`` is the one it names itself, as browsers do."""

    events: int
    payload: bytes
    write_key: str | None = None


class _Single(msgspec.Struct, rename="camel"):
    write_key: Any = None


class _Batch(msgspec.Struct, rename="camel"):
    batch: list[msgspec.Raw]
    write_key: Any = None
    sent_at: Any = None
    context: Any = None


_SINGLE = msgspec.json.Decoder(_Single)
_BATCH = msgspec.json.Decoder(_Batch)
UNREADABLE = (ValueError, RecursionError)
"""What decoders raise over words that cannot be read; all of msgspec's errors and wrong UTF-8 are ValueErrors."""


def admitted(kind: str, body: bytes) -> Admitted | Problem:
    """Return how many events a request holds, or why it must be refused.

    >>> admitted("track", b'{"event": "Demo Requested", "userId": "7"}').events
    1
    >>> admitted("batch", b'{"batch": [{}, {}]}').events
    2
    >>> admitted("track", b"event=Demo").code
    'not_json'
    """
    most = BATCH_BYTES if kind == BATCH else EVENT_BYTES
    if len(body) > most:
        return Problem.of("too_large", bytes=len(body), most=most)
    try:
        return _admitted(kind, body)
    except UNREADABLE as problem:
        whole = mended(body)
        return unreadable(problem) if whole == body else admitted(kind, whole)


def mended(body: bytes) -> bytes:
    r"""Return the JSON with the sign for an unknown character in place of escapes that stand for none.

    JavaScript sends half a character when it cuts a text within one.

    >>> mended(rb'"cut \ud83d, whole \ud83d\ude00"')
    b'"cut \\ufffd, whole \\ud83d\\ude00"'
    """
    return _ESCAPES.sub(lambda found: rb"\ufffd" if found["bad"] else found[0], body)


def arrivals(entry: Entry) -> Iterator[Arrival]:
    """Return the events of one request, in their order, each with a position of its own.

    A batch that cannot be opened any more stays one arrival, so that it is parked whole.
    """
    if entry.kind != BATCH:
        yield _arrival(entry, entry.position, entry.kind, entry.payload)
        return
    try:
        opened = _BATCH.decode(entry.payload)
    except UNREADABLE:
        yield _arrival(entry, entry.position, BATCH, entry.payload)
        return
    for position, event in enumerate(opened.batch, entry.position - entry.events + 1):
        yield _arrival(entry, position, "", bytes(event), opened)


def _arrival(entry: Entry, position: int, kind: str, payload: bytes, batch: _Batch | None = None) -> Arrival:
    return Arrival(
        position=position,
        received_at=entry.received_at,
        source=entry.source,
        kind=kind,
        payload=payload,
        historical=entry.historical,
        sent_at=batch.sent_at if batch else None,
        context=batch.context if batch else None,
    )


def _admitted(kind: str, body: bytes) -> Admitted | Problem:
    if not body.isascii():
        body.decode()  # letters inside strings are not looked at below
    if kind != BATCH:
        return Admitted(1, body, _text(_SINGLE.decode(body).write_key))
    opened = _BATCH.decode(body)
    if len(body) > EVENT_BYTES:
        for place, event in enumerate(opened.batch):
            size = memoryview(event).nbytes
            if size > EVENT_BYTES:
                return Problem.of("too_large", f"batch[{place}]", bytes=size, most=EVENT_BYTES)
    return Admitted(len(opened.batch), body, _text(opened.write_key))


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
