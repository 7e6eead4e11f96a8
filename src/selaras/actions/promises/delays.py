"""Where the time between a lead's first sign and its first meeting goes, and whose it is."""

from typing import Literal

from django.db.models import Q

from selaras.core.charter.terms import Terms
from selaras.core.lifecycle.speed import Link
from selaras.core.sla import DelaySplit, calendars_of_links, delay_split
from selaras.kit.periods import Period
from selaras.records.promises import chains

Cut = Literal["channel", "campaign", "segment", "rep_id"]


def delays(
    period: Period, terms: Terms, *, since: Link = "captured", among: tuple[Cut, str] | None = None
) -> DelaySplit:
    """Return the delay of the passes that began in a period, by link and by owner, in wall-clock and in business time.

    ``since`` qualified leaves out how long leads ripened before they were handed over; ``among`` narrows the passes to
    one value of a cut.
    """
    narrowed = None if among is None else Q(**{among[0]: among[1]})
    return delay_split(chains(period, narrowed), calendars_of_links(terms), since)
