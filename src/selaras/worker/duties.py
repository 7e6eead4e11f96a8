"""What the worker does, and how often."""

from datetime import datetime
from functools import partial

from selaras.actions.due import look_at_due
from selaras.actions.lake import bring_lake_up_to_date
from selaras.actions.outgoing import deliver_due, sweep
from selaras.actions.readings import catch_up_readings
from selaras.phrases import render
from selaras.worker.loop import Duty


def keep_readings(_now: datetime) -> str | None:
    """Take in facts that were appended without readings."""
    count = catch_up_readings()
    return f"{count} facts taken in" if count else None


def keep_lake(now: datetime) -> str | None:
    """Export new facts to the lake."""
    done = bring_lake_up_to_date(now)
    if not (done.facts or done.anew):
        return None
    return f"{done.facts} facts exported, position {done.position}{', lake made anew' if done.anew else ''}"


def send_out(now: datetime, *, urgent: bool) -> str | None:
    """Send the messages that are due, those of the fast lane or the others."""
    done = deliver_due(now, render, urgent=urgent)
    if not done.any:
        return None
    return f"{done.sent} sent, {done.again} to try again, {done.failed} given up, {done.moot} no longer true"


def sweep_up(now: datetime) -> str | None:
    """Forget what went out long ago."""
    count = sweep(now)
    return f"{count} old messages removed" if count else None


class KeepPromises:
    """Looks at what fell due; a lead it could not move is passed over until the worker starts again, and said once."""

    def __init__(self) -> None:
        self._unmoved: frozenset[str] = frozenset()

    def __call__(self, now: datetime) -> str | None:
        """Note breaches, remind, wake and climb."""
        looked = look_at_due(now, passed_over=self._unmoved)
        self._unmoved |= looked.unmoved
        if not looked.leads:
            return None
        unmoved = f", {len(looked.unmoved)} could not be moved" if looked.unmoved else ""
        return f"{looked.leads} leads looked at, {looked.facts} facts followed{unmoved}"


DUTIES = (
    Duty("promises", 0.5, KeepPromises()),
    Duty("readings", 2.0, keep_readings),
    Duty("lake", 3.0, keep_lake),
    Duty("announcements", 0.3, partial(send_out, urgent=True), lane="announcements"),
    Duty("outgoing", 0.5, partial(send_out, urgent=False), lane="outgoing"),
    Duty("sweeping", 3600.0, sweep_up, lane="outgoing"),
)
