"""The intake in the charter: what the events of trackers mean, and how long a visit by nobody is kept."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field

from selaras.core.charter.terms.desk import Span
from selaras.core.charter.terms.events import ChannelRule, EventRule
from selaras.core.charter.terms.shape import Part
from selaras.core.charter.terms.standard import CHANNELS, EVENTS


class IntakeTerms(Part):
    """How behaviour becomes known."""

    events: tuple[EventRule, ...] = EVENTS
    """The first rule that holds says what an event means; an event no rule speaks of means nothing."""
    channels: tuple[ChannelRule, ...] = CHANNELS
    """The first rule that holds says by which channel somebody came."""
    own_hosts: tuple[str, ...] = ()
    """Our own web sites beside the one a page is on; who comes from there came by no new channel."""
    contents: tuple[str, ...] = (
        "content", "content_name", "asset", "asset_name", "webinar", "webinar_name", "form_name",
    )  # fmt: skip
    """Properties that name a piece of content, the first one given; a page names itself by its path."""
    session: Annotated[Span, Field(gt=timedelta(0))] = timedelta(minutes=30)
    """What a visitor does within one such slot of the clock is one session, unless the sender names its sessions."""
    visits_kept: Annotated[Span, Field(ge=timedelta(0))] = timedelta(days=180)
    """How long we remember what a visitor did whom nobody knows."""
