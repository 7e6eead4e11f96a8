"""The cells of the rows behind a figure: which columns a reader sees."""

from collections.abc import Sequence
from typing import Final

HIDDEN: Final = frozenset({"rep_id", "owner_id", "manager_id", "rep", "reviewer"})
"""Columns that name a colleague: for those who coach, not for a ranking by everybody."""


def shown_columns(columns: Sequence[str], hidden: frozenset[str]) -> list[tuple[int, str]]:
    """Return the columns to show with their places.

    >>> shown_columns(("lead_id", "rep_id", "channel"), frozenset({"rep_id"}))
    [(0, 'lead_id'), (2, 'channel')]
    """
    return [(place, column) for place, column in enumerate(columns) if column not in hidden]
