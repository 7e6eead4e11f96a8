"""Readings: what the facts add up to now. Made again from the facts alone, one lead at a time or all at once."""

from selaras.records.readings.affected import Affected, affected
from selaras.records.readings.candidates import account_candidates
from selaras.records.readings.catching_up import catch_up, readings_position
from selaras.records.readings.rebuilding import Rebuilt, rebuild
from selaras.records.readings.refreshing import refresh, refresh_after

__all__ = [
    "Affected",
    "Rebuilt",
    "account_candidates",
    "affected",
    "catch_up",
    "readings_position",
    "rebuild",
    "refresh",
    "refresh_after",
]
