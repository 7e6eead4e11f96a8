"""Catching up: readings of facts that were appended without them, in bulk or by somebody who was stopped half-way."""

from django.db import transaction

from selaras.records.ledger.histories import facts_after, newest_position
from selaras.records.ledger.settled import others_append, settled
from selaras.records.models import Bookmark
from selaras.records.models import Fact as Row
from selaras.records.readings.refreshing import refresh_after

_READER = "readings"
_AT_ONCE = 5_000


def readings_position() -> int:
    """Return the position up to which the readings are known to hold every fact."""
    found = Bookmark.objects.filter(reader=_READER).values_list("position", flat=True).first()
    return found or 0


def taken_in(position: int) -> None:
    """Remember that the readings hold every fact up to a position."""
    Bookmark.objects.update_or_create(reader=_READER, defaults={"position": position})


def taken_in_alone(appended: int) -> None:
    """Remember that the readings hold what our transaction appended, so many facts, if nothing else came meanwhile.

    Where something did, the bookmark stays: taking a fact in twice does no harm, passing one over would.
    """
    position = readings_position()
    if Row.objects.filter(id__gt=position).count() == appended and not others_append():
        taken_in(newest_position())


def catch_up(position: int) -> int:
    """Refresh what the facts after a position can have changed, as far as the ledger is settled; return how many facts.

    Each portion is one transaction together with its bookmark, so whoever stops it loses nothing.
    """
    until, count = settled(), 0
    while position < until and (fresh := facts_after(position, _AT_ONCE, until=until)):
        with transaction.atomic():
            refresh_after(fact for _, fact in fresh)
            position = fresh[-1][0]
            taken_in(position)
        count += len(fresh)
    return count
