"""Routing as people do it: move a lead, be away, try a changed routing on last month, see whether it was fair."""

from selaras.actions.routing.moving import reassign, take_from_fallback
from selaras.actions.routing.presence import Saying, announce_absence, announce_capacity, withdraw_absence
from selaras.actions.routing.trying import DryRun, dry_run

__all__ = [
    "DryRun",
    "Saying",
    "announce_absence",
    "announce_capacity",
    "dry_run",
    "reassign",
    "take_from_fallback",
    "withdraw_absence",
]
