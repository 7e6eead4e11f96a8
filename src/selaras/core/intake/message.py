"""Messages of the Segment protocol: what a tracker said, checked and dated.

The words of the wire are forgiven what real trackers do (a number for an id, PHP's empty list for an empty object);
what cannot be understood is a problem that names its place.
"""

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

import msgspec

from selaras.core.intake.envelope import NOTHING, UNREADABLE, Arrival, mended
from selaras.core.intake.problem import Problem, unreadable
from selaras.core.intake.timing import client_instant, happened_at
from selaras.kit.canonical import canonical_json

KINDS = ("track", "identify", "page", "screen", "group", "alias")
"""The six things a tracker can say."""

LONGEST = 255
"""The most letters an id or a name may have."""

DEEPEST = 64
"""The most levels of objects and lists within each other."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_Id = str | int | float | None
_Object = dict[str, Any] | list[Any] | None


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What a tracker said, once.

    ``source`` and ``message_id`` together are the same for the same message however often it is sent. ``happened_at``
    is the sender's time with its clock set right, never later than ``received_at``. ``name`` is the event of a track
    and the name of a page or screen. ``context`` has the batch's under the event's own. ``traits`` are the person's in
    an identify, wherever a tracker puts them, and the company's in a group.
    """

    kind: str
    source: str
    message_id: str
    position: int
    happened_at: datetime
    received_at: datetime
    historical: bool = False
    user_id: str | None = None
    anonymous_id: str | None = None
    name: str | None = None
    category: str | None = None
    group_id: str | None = None
    previous_id: str | None = None
    properties: Mapping[str, Any]
    traits: Mapping[str, Any]
    context: Mapping[str, Any]

    def about(self, part: str) -> Mapping[str, Any]:
        """Return a part of the context, such as campaign, page or library; empty where it is missing or no object."""
        said = self.context.get(part)
        return said if isinstance(said, dict) else {}


class _Wire(msgspec.Struct, rename="camel"):
    type: str | None = None
    action: str | None = None  # what the type was called once
    message_id: _Id = None
    user_id: _Id = None
    anonymous_id: _Id = None
    event: _Id = None
    name: _Id = None
    category: _Id = None
    group_id: _Id = None
    previous_id: _Id = None
    timestamp: _Id = None
    original_timestamp: _Id = None
    sent_at: _Id = None
    properties: _Object = None
    traits: _Object = None
    context: _Object = None


_WIRE = msgspec.json.Decoder(_Wire)
_IDS = ("message_id", "user_id", "anonymous_id", "event", "name", "category", "group_id", "previous_id")
_NEEDS: Mapping[str, tuple[tuple[str, ...], ...]] = {  # one of each group must be said
    "track": (("event",), ("user_id", "anonymous_id")),
    "identify": (("user_id", "anonymous_id"),),
    "page": (("user_id", "anonymous_id"),),
    "screen": (("user_id", "anonymous_id"),),
    "group": (("group_id",), ("user_id", "anonymous_id")),
    "alias": (("previous_id",), ("user_id", "anonymous_id")),
}


def parse(arrival: Arrival) -> Message | Problem:
    """Return the message an arrival holds, or why it holds none; never an error, whatever was sent."""
    payload = mended(arrival.payload) if NOTHING in arrival.payload else arrival.payload
    try:
        said = _WIRE.decode(payload)
        texts = _texts(said)
    except UNREADABLE as problem:
        return unreadable(problem)
    if isinstance(texts, Problem):
        return texts
    kind = arrival.kind or said.type or said.action or ""
    return _lacking(kind, texts) or _too_deep(payload, said) or _dated(arrival, kind, said, texts)


def _dated(arrival: Arrival, kind: str, said: _Wire, texts: Mapping[str, str | None]) -> Message | Problem:
    context = _object(arrival.context) | _object(said.context)
    theirs = _object(context.get("traits")) if kind == "identify" else {}
    instants = [
        client_instant("originalTimestamp", said.original_timestamp),
        client_instant("timestamp", said.timestamp),
        client_instant("sentAt", said.sent_at if said.sent_at is not None else arrival.sent_at),
    ]
    for instant in instants:
        if isinstance(instant, Problem):
            return instant
    original, chosen, sent_at = cast("list[datetime | None]", instants)
    claimed = chosen or original
    if arrival.historical and claimed is None:
        return Problem.of("missing", "timestamp")
    told_right = chosen is not None and original is not None  # by a server before us, or by whoever wrote the call
    return Message(
        kind=kind,
        source=arrival.source,
        message_id=texts["message_id"] or _derived(arrival, claimed),
        position=arrival.position,
        happened_at=happened_at(arrival.received_at, claimed, None if told_right else sent_at),
        received_at=arrival.received_at,
        historical=arrival.historical,
        user_id=texts["user_id"],
        anonymous_id=texts["anonymous_id"],
        name=texts["event"] if kind == "track" else texts["name"],
        category=texts["category"],
        group_id=texts["group_id"],
        previous_id=texts["previous_id"],
        properties=_object(said.properties),
        traits=theirs | _object(said.traits),
        context=context,
    )


def _texts(said: _Wire) -> dict[str, str | None] | Problem:
    """Return ids and names as texts without spaces around them; an empty one says nothing."""
    texts: dict[str, str | None] = {}
    for field in _IDS:
        value = getattr(said, field)
        text = "" if value is None else str(value).strip()
        if len(text) > LONGEST:
            return Problem.of("too_long", _place(field), letters=len(text), most=LONGEST)
        if _CONTROL.search(text):
            return Problem.of("unprintable", _place(field))
        texts[field] = text or None
    return texts


def _lacking(kind: str, texts: Mapping[str, str | None]) -> Problem | None:
    if kind not in KINDS:
        return Problem.of("unknown_type", "type", type=kind[:40], known=KINDS)
    for choices in _NEEDS[kind]:
        if not any(texts[field] for field in choices):
            return Problem.of("missing", " / ".join(map(_place, choices)))
    return None


def _too_deep(payload: bytes, said: _Wire) -> Problem | None:
    if payload.count(b"{") + payload.count(b"[") <= DEEPEST:
        return None
    level: list[Any] = [said.properties, said.traits, said.context]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _within(outer)]
        if not level:
            return None
    return Problem.of("too_deep")


def _within(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _derived(arrival: Arrival, claimed: datetime | None) -> str:
    """Return an id for a message without one, from all it says but when it was sent.

    The same words that say no time are one message within an hour of the clock: a repeat more likely than a second
    thought.
    """
    said = msgspec.json.decode(arrival.payload)
    said.pop("sentAt", None)
    hour = None if claimed else arrival.received_at.replace(minute=0, second=0, microsecond=0).isoformat()
    words = canonical_json([arrival.kind, said, hour])
    return f"derived-{hashlib.sha256(words.encode()).hexdigest()[:32]}"


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _place(field: str) -> str:
    first, *rest = field.split("_")
    return first + "".join(word.capitalize() for word in rest)
