"""The worker's part of the intake: fold what waits at once, and give back the space of what was folded."""

from datetime import datetime, timedelta
from functools import cached_property
from typing import Final

from selaras.actions.intake import Folded, fold_inbox, inbox_waits, trim_inbox
from selaras.records.inbox import Inbox, open_inbox

_IN_A_ROW: Final = 8
"""So many batches are folded before the lane's other duties have their turn."""
_SAY_EVERY: Final = timedelta(minutes=1)


class KeepIntake:
    """Folds the inbox. It belongs to the lane that first asks for it, as the inbox it opens does."""

    def __init__(self) -> None:
        self._done = Folded()
        self._said_at: datetime | None = None

    @cached_property
    def _inbox(self) -> Inbox:
        return open_inbox()

    def fold(self, now: datetime) -> str | None:
        """Fold what waits, and say once a minute what was done."""
        for _ in range(_IN_A_ROW):
            if not inbox_waits(self._inbox):
                break
            self._done += fold_inbox(self._inbox, now)
        return self._report(now)

    def trim(self, now: datetime) -> str | None:
        """Give back the space of what was folded, and forget visits whose time is over."""
        writes, visits = trim_inbox(self._inbox, now)
        return f"{visits} visits by nobody forgotten" if visits else f"{writes} writes trimmed" if writes else None

    def close(self) -> None:
        """Let go of the inbox; asked again, it is opened anew."""
        if (opened := self.__dict__.pop("_inbox", None)) is not None:
            opened.close()

    def _report(self, now: datetime) -> str | None:
        done, said_at = self._done, self._said_at
        if not done.events or (said_at is not None and now - said_at < _SAY_EVERY):
            return None
        self._done, self._said_at = Folded(), now
        parked = f", {done.parked} parked" if done.parked else ""
        return f"{done.events} events folded, {done.facts} facts, {done.visits} visits by nobody{parked}"
