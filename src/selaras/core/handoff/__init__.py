"""The hand-off: what follows from a lead's history now, from the MQL to the last promise, as facts to append."""

from selaras.core.handoff.following import follow_up
from selaras.core.handoff.giving import asking_of
from selaras.core.handoff.round import Round
from selaras.core.handoff.setting import AccountKnown, Setting

__all__ = ["AccountKnown", "Round", "Setting", "asking_of", "follow_up"]
