"""Deciding on what was read: a verb that is done only while the lead still is what somebody has seen."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import TypeVar

from selaras.actions.desk import desk
from selaras.kit.errors import InputError
from selaras.records.models import LeadReading
from selaras.records.readings.versions import version_of

Answer = TypeVar("Answer")


class ChangedError(InputError):
    """The lead is another than the one that was read."""


def while_unchanged(
    lead_id: str, versions: Collection[str] | None, now: datetime, verb: Callable[[], Answer]
) -> Answer:
    """Do a verb if the lead is of one of these versions, or whatever it is where none are named.

    Looking and doing are one transaction of the desk: nobody can change the lead in between. Raises ChangedError.
    """
    if versions is None:
        return verb()
    with desk(now):
        row = LeadReading.objects.filter(lead_id=lead_id).first()
        if row is None or version_of(row) not in versions:
            raise ChangedError("the lead has changed", place=lead_id, next_step="read it again")
        return verb()
