"""When a promise is due, once the time it stood still is taken out."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from selaras.core.calendars import Calendar
from selaras.core.sla.clock import Pause


def due(calendar: Calendar, start: datetime, target: timedelta, pauses: Iterable[Pause] = ()) -> datetime:
    """Return when a promise is due whose clock stood still during the pauses.

    Pauses that overlap count once, and are measured in the clock's own calendar. One that begins after the
    promise was broken changes nothing. While a pause lasts the answer is the due time without it.

    >>> from datetime import UTC
    >>> from selaras.core.calendars import ALWAYS_OPEN
    >>> nine, hour = datetime(2026, 3, 2, 9, tzinfo=UTC), timedelta(hours=1)
    >>> due(ALWAYS_OPEN, nine, 4 * hour, [Pause(nine + hour, nine + 3 * hour, "customer")]).hour
    15
    """
    runs_from, left = start, target
    ends = calendar.deadline(runs_from, left)
    for pause_start, pause_end in _union(pauses):
        if pause_start > ends:
            break
        if pause_end is None:
            return ends
        if pause_end > runs_from:
            left -= calendar.elapsed(runs_from, max(pause_start, runs_from))
            runs_from = pause_end
            ends = calendar.deadline(runs_from, left)
    return ends


def _union(pauses: Iterable[Pause]) -> list[tuple[datetime, datetime | None]]:
    merged: list[tuple[datetime, datetime | None]] = []
    for pause in sorted(pauses, key=lambda one: one.start):
        start, end = merged[-1] if merged else (None, pause.start)
        if start is None or (end is not None and pause.start > end):
            merged.append((pause.start, pause.end))
        elif end is not None and (pause.end is None or pause.end > end):
            merged[-1] = (start, pause.end)
    return merged
