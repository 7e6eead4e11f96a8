"""Paging through rows whose number may be too large to count each time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

COUNTED = 10_000
"""Beyond this the pager says "more than": counting a million rows costs more than reading one page of them."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of rows, and where it lies."""

    rows: Sequence[Any]
    number: int
    size: int
    total: int
    more_than: bool = False

    @property
    def first(self) -> int:
        """The place of the first row, counted from one; nought on an empty page."""
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """The place of the last row."""
        return (self.number - 1) * self.size + len(self.rows)

    @property
    def previous(self) -> int | None:
        """The number of the page before, if there is one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The number of the page after, if there is one."""
        return self.number + 1 if self.last < self.total else None


def page_of(rows: QuerySet[Any], request: HttpRequest, size: int = 50, to_count: QuerySet[Any] | None = None) -> Page:
    """Return the page the address names; one beyond the end is the last.

    ``to_count`` are the same rows where another way to them is quicker to count.
    """
    counted = (rows if to_count is None else to_count).order_by()[: COUNTED + 1].count()
    number = min(wanted_page(request), max(1, -(-min(counted, COUNTED) // size)))
    start = (number - 1) * size
    return Page(list(rows[start : start + size]), number, size, min(counted, COUNTED), counted > COUNTED)


def wanted_page(request: HttpRequest) -> int:
    """Return the page number in the address; what is no number is the first page."""
    text = request.GET.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 9 else 1
