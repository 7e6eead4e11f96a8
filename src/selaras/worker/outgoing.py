"""What the worker sends out, and what it forgets of it."""

import time
from datetime import datetime, timedelta
from typing import Final

from selaras.actions.outgoing import deliver_due, sweep
from selaras.phrases import render

_SENDING_SECONDS: Final = 5.0
_FAST_LANE, _AT_ONCE = 16, 64  # a claim lasts the longer the more is claimed, and the fast lane does not wait for long
_OUTCOMES: Final = ("sent", "again", "failed", "moot")


def send_out(now: datetime, *, urgent: bool) -> str | None:
    """Send the messages that are due, those of the fast lane or the others, round after round while there are more."""
    limit = _FAST_LANE if urgent else _AT_ONCE
    began, rounds = time.perf_counter(), [deliver_due(now, render, urgent=urgent, limit=limit)]
    while rounds[-1].sent and (passed := time.perf_counter() - began) < _SENDING_SECONDS:
        rounds.append(deliver_due(now + timedelta(seconds=passed), render, urgent=urgent, limit=limit))
    if not rounds[0].any:
        return None
    sent, again, failed, moot = (sum(getattr(one, what) for one in rounds) for what in _OUTCOMES)
    return f"{sent} sent, {again} to try again, {failed} given up, {moot} no longer true"


def sweep_up(now: datetime) -> str | None:
    """Forget what went out long ago."""
    count = sweep(now)
    return f"{count} old messages removed" if count else None
