"""Typed values as the text a person would have written in a CSV: exact, with ISO dates and no needless decimals."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from selaras.kit.canonical import canonical_json


def plain(value: Any) -> str:
    """Return the value as text; nothing is blank.

    >>> [plain(v) for v in (None, 3.0, 0.1, True, date(2026, 3, 2), "x")]
    ['', '3', '0.1', 'true', '2026-03-02', 'x']
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return "" if value != value else str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)  # noqa: PLR0124 (not a number differs from itself)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return str(value) if isinstance(value, int) else canonical_json(value)
