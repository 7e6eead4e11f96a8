"""Rules of the intake: what an event means, and by which channel its sender came."""

from selaras.core.charter.terms.shape import Part


class EventRule(Part):
    """What an event means. A rule that names neither events nor pages speaks of all of them."""

    signal: str
    """The behaviour it shows, by the name the score knows it by."""
    events: tuple[str, ...] = ()
    """Names of tracked events; case, blanks, hyphens and underscores make no difference."""
    pages: tuple[str, ...] = ()
    """Pages and screens: a path where there is a slash, else a name; * stands for anything."""
    when: str = "always"
    """Condition over the event, such as: properties.plan == 'team'."""
    channel: str | None = None
    """The channel it comes by, where the rules for channels name none."""
    introduces: bool = False
    """True where its properties describe a person, as those of a form do."""


class ChannelRule(Part):
    """How a visitor came."""

    channel: str
    """The channel's name, as campaigns, spend and imports have it."""
    when: str
    """Condition over the event, such as: utm_medium in ('cpc', 'ppc')."""
