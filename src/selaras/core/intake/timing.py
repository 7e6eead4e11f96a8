"""When an event happened, by a clock of the sender that may be wrong by years."""

from datetime import UTC, datetime, timedelta

from selaras.core.intake.problem import Problem

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECONDS_FROM = 1e11  # as seconds, the year 5138; as milliseconds, 1973


def happened_at(received_at: datetime, claimed: datetime | None, sent_at: datetime | None) -> datetime:
    """Return the instant an event happened: when we received it, less the time the sender kept it.

    What the sender's clock shows does not matter as long as it shows it twice. Without ``sent_at`` the claim stands.
    Nothing happened after it was received, and what a sender says it kept since before 1970 is dated as it came.

    >>> at = datetime.fromisoformat
    >>> happened_at(
    ...     at("2015-12-12T19:11:01.266Z"), at("2015-12-12T19:11:01.152Z"), at("2015-12-12T19:11:01.169Z")
    ... ).isoformat()
    '2015-12-12T19:11:01.249000+00:00'
    """
    if claimed is None:
        return received_at
    if sent_at is None:
        return min(claimed, received_at)
    kept = max(sent_at - claimed, timedelta(0))
    return received_at - kept if kept < received_at - _EPOCH else received_at


def client_instant(place: str, value: str | float | None) -> datetime | Problem | None:
    """Return the instant a tracker wrote: ISO 8601, in UTC where it names no zone, or milliseconds since 1970.

    >>> client_instant("timestamp", "2026-03-02T09:00:00.125+07:00").isoformat()
    '2026-03-02T02:00:00.125000+00:00'
    >>> client_instant("sentAt", 1772416800125).isoformat()
    '2026-03-02T02:00:00.125000+00:00'
    """
    if value is None or value == "":
        return None
    try:
        if isinstance(value, str):
            instant = datetime.fromisoformat(value.strip())
            return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
        return _EPOCH + timedelta(milliseconds=value if value >= _MILLISECONDS_FROM else value * 1000)
    except (ValueError, OverflowError):
        return Problem.of("not_an_instant", place, said=str(value)[:40])
