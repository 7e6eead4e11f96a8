"""What the worker does, and how often."""

from datetime import datetime
from functools import partial

from django.conf import settings

from selaras.actions.audits import close_due
from selaras.actions.due import look_at_due
from selaras.actions.lake import bring_lake_up_to_date
from selaras.actions.once import forget_old_answers
from selaras.actions.readings import catch_up_readings
from selaras.records.lake import LakeBusyError
from selaras.records.pacing import buckets
from selaras.worker.intake import KeepIntake
from selaras.worker.loop import Duty
from selaras.worker.matching import look_at_leads
from selaras.worker.outgoing import send_out, sweep_up
from selaras.worker.promises import JudgeWeeks, watch


def keep_readings(_now: datetime) -> str | None:
    """Take in facts that were appended without readings."""
    count = catch_up_readings()
    return f"{count} facts taken in" if count else None


def keep_lake(now: datetime) -> str | None:
    """Export new facts to the lake, unless another worker is at it."""
    try:
        done = bring_lake_up_to_date(now)
    except LakeBusyError:
        return None
    if not (done.facts or done.anew):
        return None
    return f"{done.facts} facts exported, position {done.position}{', lake made anew' if done.anew else ''}"


def forget_calls(now: datetime) -> str | None:
    """Forget what was answered to calls of the API more than a day ago, and whose pace is whole again."""
    buckets(settings.HOME).sweep(now)
    count = forget_old_answers(now)
    return f"{count} old answers forgotten" if count else None


def close_audits(now: datetime) -> str | None:
    """Close the audits whose due time has come."""
    count = close_due(now)
    return f"{count} audits closed" if count else None


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


_INTAKE = KeepIntake()

DUTIES = (
    Duty("intake", 0.05, _INTAKE.fold, lane="intake"),
    Duty("trimming", 60.0, _INTAKE.trim, lane="intake"),
    Duty("promises", 0.5, KeepPromises()),
    Duty("readings", 2.0, keep_readings),
    Duty("lake", 3.0, keep_lake),
    Duty("duplicates", 2.0, look_at_leads, lane="matching"),
    Duty("weeks", 20.0, JudgeWeeks()),
    Duty("audits", 60.0, close_audits),
    Duty("patterns", 86_400.0, watch),
    Duty("announcements", 0.3, partial(send_out, urgent=True), lane="announcements"),
    Duty("outgoing", 0.5, partial(send_out, urgent=False), lane="outgoing"),
    Duty("answers", 3600.0, forget_calls),
    Duty("sweeping", 3600.0, sweep_up, lane="outgoing"),
)
