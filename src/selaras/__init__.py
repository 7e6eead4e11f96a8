"""Selaras keeps marketing and sales in one agreement, one set of facts and one page."""

__version__ = "0.1.0"
