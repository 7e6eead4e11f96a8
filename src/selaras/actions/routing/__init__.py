"""Routing as people do it: move a lead, be away, try a changed routing on last month, see whether it was fair."""

from selaras.actions.routing.board import Board, board, explained, waiting_leads
from selaras.actions.routing.fairness import Fairness, PoolShares, Share, fairness
from selaras.actions.routing.moving import reassign, take_from_fallback
from selaras.actions.routing.presence import Saying, announce_absence, announce_capacity, withdraw_absence
from selaras.actions.routing.trying import DryRun, dry_run

__all__ = [
    "Board",
    "DryRun",
    "Fairness",
    "PoolShares",
    "Saying",
    "Share",
    "announce_absence",
    "announce_capacity",
    "board",
    "dry_run",
    "explained",
    "fairness",
    "reassign",
    "take_from_fallback",
    "waiting_leads",
    "withdraw_absence",
]
