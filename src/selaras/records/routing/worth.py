"""What leads were worth, and who held which of a period, as the readings know it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from django.db.models import Count, F
from django.db.models.functions import Floor

from selaras.core.routing import Held
from selaras.core.routing.worth import BAND, Tally, Worths
from selaras.kit.periods import Period
from selaras.records.ledger.histories import in_portions
from selaras.records.models import AssignmentReading, OpportunityReading, PassReading
from selaras.records.readings.fairness import holdings_of

_LOOKED_BACK: Final = timedelta(days=730)
_MOST_WINS: Final = 0.9
_UNTIL_THEN: Final = timedelta(days=90)
"""How long a pass has to be won where nothing was won yet to tell."""


def worths(now: datetime) -> Worths:
    """Return what leads of the last two years were worth by channel and band of score.

    Only passes that had time to be won count: as much as nine of ten won ones took.
    """
    begun = PassReading.objects.filter(mql_at__gte=now - _LOOKED_BACK, mql_at__lte=now - _time_to_win(now))
    grouped = begun.annotate(band=Floor(F("score") / BAND)).values("channel", "band")
    rows = grouped.annotate(passes=Count("pk"), won=Count("won_at")).order_by("channel", "band")
    tallies = (
        Tally(row["channel"], None if row["band"] is None else int(row["band"]), row["passes"], row["won"])
        for row in rows
    )
    return Worths(tuple(tallies), _amounts(now))


def held_in(period: Period) -> dict[str, Held]:
    """Return who holds each lead that pools gave away in the period, the way routing counts it now."""
    given = AssignmentReading.objects.filter(at__gte=period.start, at__lt=period.end, undone=False).exclude(pool="")
    leads = list(given.order_by("lead_id").values_list("lead_id", flat=True).distinct())
    holdings = holdings_of(leads)
    return {lead: held for lead in leads if (held := holdings.held(lead)) is not None}


def sorts_of(leads: Iterable[str]) -> dict[str, tuple[str, float | None]]:
    """Return the channel and the score of the newest pass of each lead."""
    found: dict[str, tuple[str, float | None]] = {}
    for some in in_portions(leads):
        rows = PassReading.objects.filter(lead_id__in=some).order_by("lead_id", "number")
        found |= {lead: (channel, score) for lead, channel, score in rows.values_list("lead_id", "channel", "score")}
    return found


def _time_to_win(now: datetime) -> timedelta:
    won = PassReading.objects.filter(won_at__gte=now - _LOOKED_BACK, won_at__lte=now)
    took = sorted(end - start for start, end in won.values_list("mql_at", "won_at") if end)
    return took[ceil(_MOST_WINS * len(took)) - 1] if took else _UNTIL_THEN


def _amounts(now: datetime) -> dict[str, tuple[int, int]]:
    """Return the sum and the number of won amounts by the channel of the pass that was won."""
    since = now - _LOOKED_BACK
    won = PassReading.objects.filter(won_at__gte=since).values_list("lead_id", "won_at", "channel")
    channels = {(lead, at): channel for lead, at, channel in won}
    closed = OpportunityReading.objects.filter(status="won", closed_at__gte=since, base_minor__isnull=False)
    found: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for lead, at, amount in closed.values_list("lead_id", "closed_at", "base_minor"):
        channel = channels.get((lead, at))
        if channel is not None and amount is not None:
            total, count = found[channel]
            found[channel] = (total + amount, count + 1)
    return dict(found)
