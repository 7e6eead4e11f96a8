"""Visits in the database: what visitors did whom nobody knows yet, until somebody is known or their time is over."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Q

from selaras.core.intake.visited import Visited, packed, unpacked
from selaras.records.ledger.histories import in_portions
from selaras.records.models import Visit

_COLUMNS = ("source_key", "message_key", "kind", "happened_at", "actor", "user", "device", "details")
_AT_ONCE = 1_000


def keep(visits: Iterable[Visited]) -> None:
    """Keep visits; one that is kept already stays as it is."""
    rows = (
        Visit(
            source_key=one.source_key, message_key=one.key, kind=one.kind, happened_at=one.happened_at, actor=one.actor,
            user=one.user, device=one.device, details=packed(one.details),
        )
        for one in visits
    )  # fmt: skip
    Visit.objects.bulk_create(rows, batch_size=_AT_ONCE, ignore_conflicts=True)


def visits_by(names: Iterable[str]) -> Iterator[Visited]:
    """Yield what visitors with one of these names did, in the order of time."""
    for some in in_portions(names):
        rows = Visit.objects.filter(Q(user__in=some) | Q(device__in=some)).order_by("happened_at", "source_key")
        for key, message_key, kind, at, actor, user, device, details in rows.values_list(*_COLUMNS):
            yield Visited(key, message_key, kind, at, actor, user, device, unpacked(kind, details))


def drop(source_keys: Iterable[str]) -> None:
    """Delete the visits that were told."""
    for some in in_portions(source_keys):
        Visit.objects.filter(source_key__in=some).delete()


def forget_before(instant: datetime) -> int:
    """Delete the visits whose time is over, and return how many there were."""
    return Visit.objects.filter(happened_at__lt=instant).delete()[0]
