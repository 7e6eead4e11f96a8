"""The worker's part of the promises: judge the weeks that ended, once everything that came by then is in."""

from datetime import datetime

from selaras.actions.intake.folding import bookmark
from selaras.actions.promises import evaluate_weeks, look_for_patterns, weeks_wait
from selaras.records.inbox import open_inbox
from selaras.records.ledger import newest_position
from selaras.records.readings import readings_position


class JudgeWeeks:
    """Judges ended weeks. What had been acknowledged when a week was first seen to wait is folded and read before."""

    def __init__(self) -> None:
        self._wanted: tuple[int, int] | None = None

    def __call__(self, now: datetime) -> str | None:
        """Judge what waits to be judged, or wait on."""
        if not weeks_wait(now):
            self._wanted = None
            return None
        if self._wanted is None:
            with open_inbox() as inbox:
                self._wanted = inbox.newest(), newest_position()
        events, facts = self._wanted
        if bookmark() < events or readings_position() < facts:
            return None
        done = evaluate_weeks(now)
        self._wanted = None
        return f"{done.weeks} weeks judged, {done.records} records opened"


def watch(now: datetime) -> str | None:
    """Look for patterns that would flatter somebody's figures."""
    count = look_for_patterns(now)
    return f"{count} findings made" if count else None
