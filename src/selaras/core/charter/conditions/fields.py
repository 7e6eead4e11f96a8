"""What conditions may speak of: the fields of a lead's profile, or those of an event that a tracker sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import msgspec

from selaras.core.ledger.details.lead import LeadProfile

Holds = Literal["number", "text", "either"]

PROPERTY: Final = "properties."
"""How a property of an event begins, whatever the sender called it: properties.plan."""


@dataclass(frozen=True, eq=False, slots=True)
class Fields:
    """The fields of one sort of thing, each with what it holds; ``open_under`` begins names that nobody listed."""

    of: Literal["lead", "event"]
    named: Mapping[str, Holds]
    open_under: str | None = None

    def holds(self, name: str) -> Holds | None:
        """Return what a field holds; None where there is no such field.

        >>> LEAD.holds("employees"), EVENT.holds("properties.plan"), LEAD.holds("properties.plan")
        ('number', 'either', None)
        """
        if self.open_under is not None and name.startswith(self.open_under):
            return "either"
        return self.named.get(name)


LEAD: Final = Fields(
    "lead",
    {field.name: "number" if field.type == int | None else "text" for field in msgspec.structs.fields(LeadProfile)},
)
"""Every field of a lead's profile."""

EVENT: Final = Fields(
    "event",
    dict.fromkeys(
        (
            "event", "page", "path", "host", "came_from", "referrer_host", "referrer_site", "click_id",
            "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "source",
        ),
        "text",
    ),
    PROPERTY,
)  # fmt: skip
"""What an event says of itself and of the way its sender came.

``came_from`` is nowhere, own or outside, and unknown where the event names no page. ``referrer_site`` is the name
before the public suffix (google for www.google.co.id), ``click_id`` the parameter an advertiser added (gclid). Blanks
and hyphens in ``utm_source`` and ``utm_medium`` read as underscores. ``source`` is the write key's id.
"""
