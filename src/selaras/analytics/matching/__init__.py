"""Matching at scale: which of many people may be one, and what their likenesses are worth, by Splink in memory."""

from selaras.analytics.matching.finding import Found, find_pairs
from selaras.analytics.matching.people import people_table
from selaras.analytics.matching.training import trained

__all__ = ["Found", "find_pairs", "people_table", "trained"]
