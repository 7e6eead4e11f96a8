"""Quiet hours: when nobody is disturbed, in the zone of whoever would be."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from selaras.core.charter.terms import QuietHours
from selaras.kit.instants import in_utc


def not_before(quiet: QuietHours | None, zone: ZoneInfo, now: datetime, *, urgent: bool) -> datetime:
    """Return the first instant from ``now`` on at which somebody in ``zone`` may be disturbed.

    >>> from datetime import UTC
    >>> evening = datetime(2026, 3, 2, 14, tzinfo=UTC)  # nine in the evening in Jakarta
    >>> not_before(QuietHours(), ZoneInfo("Asia/Jakarta"), evening, urgent=False).isoformat()
    '2026-03-03T00:00:00+00:00'
    >>> not_before(QuietHours(), ZoneInfo("Asia/Jakarta"), evening, urgent=True) == evening
    True
    """
    if quiet is None or (urgent and quiet.fast_lane_passes):
        return now
    starts, ends = time.fromisoformat(quiet.start), time.fromisoformat(quiet.end)
    local = now.astimezone(zone)
    clock = local.time()
    overnight = starts > ends
    if not (starts <= clock or clock < ends if overnight else starts <= clock < ends):
        return now
    day = local.date() + timedelta(days=1 if overnight and clock >= starts else 0)
    return max(now, in_utc(datetime.combine(day, ends, zone)))
