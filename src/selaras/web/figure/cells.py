"""The cells of the rows behind a figure: which columns a reader sees, and how a value leaves for a spreadsheet."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

HIDDEN: Final = frozenset({"rep_id", "owner_id", "manager_id", "rep"})
"""Columns that name a rep: for those who coach, not for a ranking by everybody."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def shown_columns(columns: Sequence[str], hidden: frozenset[str]) -> list[tuple[int, str]]:
    """Return the columns to show with their places.

    >>> shown_columns(("lead_id", "rep_id", "channel"), frozenset({"rep_id"}))
    [(0, 'lead_id'), (2, 'channel')]
    """
    return [(place, column) for place, column in enumerate(columns) if column not in hidden]


def safe_cell(value: Any) -> str:
    """Return a value as text that no spreadsheet takes for a formula.

    A number keeps its minus; a text that begins like a formula gets an apostrophe, which spreadsheets do not show.

    >>> safe_cell("=HYPERLINK(1)"), safe_cell(-3), safe_cell(None), safe_cell("@sum")
    ("'=HYPERLINK(1)", '-3', '', "'@sum")
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat() if value.tzinfo else value.isoformat()
    text = str(value)
    if isinstance(value, str) and text.startswith(_FORMULA):
        return f"'{text}"
    return text
