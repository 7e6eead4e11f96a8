"""Names: what campaigns are called, for lines and journeys that keep only their ids."""

from collections.abc import Mapping
from functools import cache

from selaras.analytics.door import statement
from selaras.analytics.moment import Moment
from selaras.analytics.relations.facts import facts


def campaign_names(moment: Moment) -> Mapping[str, str]:
    """Return the name of every campaign that was launched, as it was last said."""
    return moment.remember("campaign names", lambda: dict(moment.rows(_sql())))


@cache
def _sql() -> str:
    told = facts("campaigns")
    told = told.filter(told.kind == "campaign.launched").order_by("happened_at", "source_key")
    return statement(told.select("campaign_id", "name"))
