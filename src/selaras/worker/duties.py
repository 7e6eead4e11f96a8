"""What the worker does, and how often."""

from datetime import datetime

from selaras.actions.lake import bring_lake_up_to_date
from selaras.actions.readings import catch_up_readings
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


DUTIES = (Duty("readings", 2.0, keep_readings), Duty("lake", 3.0, keep_lake))
