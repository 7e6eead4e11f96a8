"""Pages by cursor: where the last one ended, signed and opaque, so that new rows neither repeat nor hide any."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet
from ninja import Field, Schema

from selaras.api.problems import ProblemError
from selaras.kit.canonical import fingerprint
from selaras.kit.instants import to_microseconds

_SALT = "selaras.api.cursor"

Row = TypeVar("Row", bound=Model)
Item = TypeVar("Item")


class PageWish(Schema):
    """Which part of a list a caller wants."""

    cursor: str | None = Field(None, max_length=2000, description="The next_cursor of the page before; else the first")
    limit: int = Field(50, ge=1, le=200, description="How many at most")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list, and the cursor of the next; None where this is the last."""

    items: list[Item]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is sorted: by a field, newest or largest first where ``descending``, and by id within equal values."""

    field: str
    descending: bool = False


def page_of(rows: QuerySet[Row], wish: PageWish, orders: Mapping[str, Order], sort: str, about: Any) -> Page[Row]:
    """Return the page of these rows that a cursor names, in one query, or two where it reaches rows without a value.

    ``about`` is everything else the caller asked for: a cursor belongs to one question and is refused for another.
    Rows whose field is empty come last in every order.
    """
    order = orders[sort]
    question = fingerprint([sort, about])[:16]
    place = _place(wish.cursor, question)
    found: list[Row] = []
    if place is None or place[0] is not None:
        found = list(_with_value(rows, order, place)[: wish.limit + 1])
    if len(found) <= wish.limit and _column(rows, order.field).null:
        found += _without_value(rows, order, place)[: wish.limit + 1 - len(found)]
    more = len(found) > wish.limit
    last = found[wish.limit - 1] if more else None
    cursor = _cursor(question, getattr(last, order.field), last.pk) if last is not None else None
    return Page(found[: wish.limit], cursor)


def part_of(items: Iterable[Item], wish: PageWish, about: Any, name: Any) -> Page[Item]:
    """Return the page of items that are all at hand; ``name`` gives each a name of its own.

    The items after the one that the cursor names come next; where that one is no longer there, the list starts again
    and the cursor is refused.
    """
    every, question = list(items), fingerprint(about)[:16]
    place = _place(wish.cursor, question)
    start = 0
    if place is not None:
        start = next((at for at, item in enumerate(every, start=1) if name(item) == place[1]), -1)
        if start < 0:
            raise ProblemError.of("bad_cursor")
    page = every[start : start + wish.limit]
    more = start + wish.limit < len(every)
    return Page(page, _cursor(question, None, name(page[-1])) if more else None)


def _with_value(rows: QuerySet[Row], order: Order, place: tuple[Any, Any] | None) -> QuerySet[Row]:
    column, sign = order.field, "-" if order.descending else ""
    if _column(rows, column).null:
        rows = rows.filter(**{f"{column}__isnull": False})
    if place is not None:
        value, key = _column(rows, column).to_python(place[0]), place[1]
        beyond = "lt" if order.descending else "gt"
        further = Q(**{f"{column}__{beyond}": value}) | Q(pk__gt=key)
        rows = rows.filter(Q(**{f"{column}__{beyond}e": value}), further)
    return rows.order_by(f"{sign}{column}", "pk")


def _column(rows: QuerySet[Row], name: str) -> Any:
    return rows.model._meta.get_field(name)


def _without_value(rows: QuerySet[Row], order: Order, place: tuple[Any, Any] | None) -> QuerySet[Row]:
    rows = rows.filter(**{f"{order.field}__isnull": True})
    if place is not None and place[0] is None:
        rows = rows.filter(pk__gt=place[1])
    return rows.order_by("pk")


def _cursor(question: str, value: Any, key: Any) -> str:
    if isinstance(value, datetime):
        value = to_microseconds(value)
    elif isinstance(value, date):
        value = value.isoformat()
    return signing.dumps([question, value, key], salt=_SALT)


def _place(cursor: str | None, question: str) -> tuple[Any, Any] | None:
    """Return the value and the key of the last row of the page before; None at the beginning."""
    if cursor is None:
        return None
    try:
        asked, value, key = signing.loads(cursor, salt=_SALT)
    except signing.BadSignature:
        raise ProblemError.of("bad_cursor") from None
    if asked != question:
        raise ProblemError.of("bad_cursor")
    return value, key
