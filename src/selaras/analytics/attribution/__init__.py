"""Attribution over the whole history: which touches stand before each deal, and what each gets under every model."""

from selaras.analytics.attribution.answer import BASES, BYS, NO_TOUCH, Attribution, Basis, By, Credit, Line, Told
from selaras.analytics.attribution.asking import Ask
from selaras.analytics.attribution.attributing import attributed, attribution
from selaras.analytics.attribution.deals import deals_behind
from selaras.analytics.attribution.naming import campaign_names
from selaras.analytics.attribution.sheets import attribution_sheet
from selaras.analytics.attribution.story import Event, Influence, Person, Story, story_of

__all__ = [
    "BASES",
    "BYS",
    "NO_TOUCH",
    "Ask",
    "Attribution",
    "Basis",
    "By",
    "Credit",
    "Event",
    "Influence",
    "Line",
    "Person",
    "Story",
    "Told",
    "attributed",
    "attribution",
    "attribution_sheet",
    "campaign_names",
    "deals_behind",
    "story_of",
]
