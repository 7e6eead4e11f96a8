"""Parked events: those that could not be folded, looked at, tried again or let go by a person."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import msgspec

from selaras.core.intake import Arrival, Problem
from selaras.kit.sentence import Sentence
from selaras.records.models import ParkedEvent
from selaras.records.troubles import database_troubles

_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(Arrival)


@dataclass(frozen=True, slots=True)
class Parked:
    """An event that could not be folded: what it is, since when, why, and how often it was tried."""

    arrival: Arrival
    parked_at: datetime
    code: str
    because: Sentence
    tries: int


def park(events: Iterable[tuple[Arrival, Problem]], now: datetime) -> None:
    """Park events with the reason; one that is parked already has been tried once more."""
    for arrival, problem in events:
        said = {
            "received_at": arrival.received_at, "source": arrival.source, "arrival": _ENCODER.encode(arrival),
            "code": problem.code, "phrase": problem.because.id, "values": json.dumps(_plain(problem.because)),
            "parked_at": now,
        }  # fmt: skip
        row, new = ParkedEvent.objects.get_or_create(position=arrival.position, defaults=said)
        if not new:
            ParkedEvent.objects.filter(pk=row.pk).update(**said | {"tries": row.tries + 1})


def broken(problem: Exception) -> Problem:
    """Return that an event could not be folded for a reason nobody foresaw, in the words of the error."""
    return Problem.of("broken", error=type(problem).__name__, detail=str(problem)[:200])


def parked(limit: int = 1_000) -> list[Parked]:
    """Return the parked events, the oldest first."""
    with database_troubles():
        return [_parked(row) for row in ParkedEvent.objects.order_by("position")[:limit]]


def let_go(positions: Sequence[int]) -> int:
    """Delete parked events, which nobody will fold any more, and return how many there were."""
    with database_troubles():
        return ParkedEvent.objects.filter(position__in=positions).delete()[0]


def _parked(row: ParkedEvent) -> Parked:
    because = Sentence.of(row.phrase, **_valued(json.loads(row.values)))
    return Parked(_DECODER.decode(row.arrival), row.parked_at, row.code, because, row.tries)


def _plain(sentence: Sentence) -> dict[str, Any]:
    """Return the values of a sentence as JSON can hold them; a sentence within is its phrase."""
    return {
        name: {"phrase": value.id} if isinstance(value, Sentence) else value for name, value in sentence.values.items()
    }


def _valued(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: Sentence.of(value["phrase"])
        if isinstance(value, dict)
        else tuple(value)
        if isinstance(value, list)
        else value
        for name, value in values.items()
    }
