"""The inbox: a log of what trackers sent, durable before it is acknowledged, read by position.

It knows neither facts nor Django's models. Its readers keep their own bookmark beside what they make of it, so that
being killed anywhere loses nothing and repeats nothing; `trim` only gives back the space of what every bookmark has
passed.
"""

from selaras.records.inbox.log import Inbox, Incoming
from selaras.records.inbox.opening import open_inbox

__all__ = ["Inbox", "Incoming", "open_inbox"]
