"""What differs between two charters, sentence by sentence, grouped by the part of the charter it is in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from pydantic import BaseModel

from selaras.core.charter.conditions import EVENT, LEAD, Fields
from selaras.core.charter.document.parts import said
from selaras.core.charter.terms import Terms
from selaras.core.charter.terms.shape import Named
from selaras.core.charter.wording import NONE, called, in_words, length, spaced, truth
from selaras.kit.sentence import Sentence, Value

Kind = Literal["added", "removed", "changed"]

_NAMED_BY = ("name", "code", "signal", "stage", "field", "rep", "metric", "starts_on", "channel", "to")
_CONDITIONS: Mapping[str, Fields] = {"condition": LEAD, "applies_to": LEAD, "when": EVENT}
_TOGETHER = frozenset({"title", "title_id", "currency", "time_zone", "fiscal_year_starts"})


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: in which part of the charter, of what kind, where exactly, and in words."""

    part: Sentence
    kind: Kind
    path: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk stands: the path for programs, and what people call the item there."""

    path: str = ""
    item: Sentence | None = None
    field: str = ""

    def at(self, field: str) -> "_Place":
        return _Place(f"{self.path}.{field}" if self.path else field, self.item, field)

    def of(self, name: str, told: Value) -> "_Place":
        inner = Sentence.of("charter-item", sort=self.field, name=told)
        both = inner if self.item is None else Sentence.of("charter-item-within", outer=self.item, inner=inner)
        return _Place(f"{self.path}[{name}]", both, self.field)


def difference(old: Terms, new: Terms) -> tuple[Change, ...]:
    """Return every difference in the order of the charter; none where both say the same.

    >>> from selaras.core.charter.starting import starting_terms
    >>> difference(starting_terms(), starting_terms())
    ()
    """
    return tuple(
        Change(said("basics" if name in _TOGETHER else name), kind, place.path, sentence)
        for name in Terms.model_fields
        for kind, place, sentence in _values(getattr(old, name), getattr(new, name), _Place().at(name))
    )


_Found = Iterator[tuple[Kind, _Place, Sentence]]


def _values(old: Any, new: Any, place: _Place) -> _Found:
    if old == new:
        return
    if isinstance(old, BaseModel) and type(old) is type(new):
        for name in type(old).model_fields:
            yield from _values(getattr(old, name), getattr(new, name), place.at(name))
    elif isinstance(old, dict):
        yield from _items(old, new, place)
    elif _holds_parts(old) or _holds_parts(new):
        before, after = _by_name(old), _by_name(new)
        yield from _items(before, after, place)
        if _order(before, after) != _order(after, before):
            names = tuple(spaced(name) for name in _order(after, before))
            yield "changed", place, Sentence.of("charter-difference-order", field=_field(place), names=names)
    else:
        yield "changed", place, _changed(old, new, place)


def _items(before: dict[str, Any], after: dict[str, Any], place: _Place) -> _Found:
    for name in [*before, *(name for name in after if name not in before)]:
        here = place.of(name, _told_name(name, after.get(name, before.get(name))))
        item = here.item or _field(here)
        if name not in after:
            yield "removed", here, Sentence.of("charter-difference-removed", item=item)
        elif name not in before:
            yield "added", here, Sentence.of("charter-difference-added", item=item)
        else:
            yield from _values(before[name], after[name], here)


def _holds_parts(value: Any) -> bool:
    return isinstance(value, tuple) and any(isinstance(part, BaseModel) for part in value)


def _by_name(parts: Sequence[BaseModel]) -> dict[str, Any]:
    named: dict[str, Any] = {}
    for part in parts:
        name = _name(part)
        number = sum(1 for other in named if other.split(" #")[0] == name) + 1
        named[name if number == 1 else f"{name} #{number}"] = part
    return named


def _name(part: BaseModel) -> str:
    own = next((str(getattr(part, key)) for key in _NAMED_BY if hasattr(part, key)), None)
    return own or " ".join(str(value) for value in part.model_dump().values() if value is not None)


def _told_name(name: str, part: Any) -> Value:
    return called(part) if isinstance(part, Named) and part.name == name else name


def _order(names: dict[str, Any], others: dict[str, Any]) -> list[str]:
    return [name for name in names if name in others]


def _changed(old: Any, new: Any, place: _Place) -> Sentence:
    told: dict[str, Value] = {"old": _told(old, place), "new": _told(new, place), "field": _field(place)}
    if place.item is None:
        return Sentence.of("charter-difference-changed", **told)
    if place.field in _CONDITIONS:
        sort = "criterion" if ".criteria[" in place.path else "condition"
        return Sentence.of(f"charter-difference-{sort}", item=place.item, old=told["old"], new=told["new"])
    return Sentence.of("charter-difference-item-changed", item=place.item, **told)


def _field(place: _Place) -> Sentence:
    return Sentence.of("charter-part", name=place.field, words=spaced(place.field))


def _told(value: Any, place: _Place) -> Value:
    if value is None or value == ():
        return NONE
    if isinstance(value, bool):
        return truth(value)
    if isinstance(value, timedelta):
        return length(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return tuple(_told(one, place) for one in value)
    if isinstance(value, BaseModel):
        return tuple(_told(getattr(value, name), place) for name in type(value).model_fields)
    if place.field in _CONDITIONS:
        return in_words(value, _CONDITIONS[place.field])
    told: Value = spaced(value) if place.field in {"metric", "wake_on", "fields", "sorts"} else value
    return told
