"""Leads over HTTP: the list, one lead with its story, score, promises and passes, and what is done to it."""

from selaras.api.leads.routes import router as reading
from selaras.api.leads.verbs import router as working

__all__ = ["reading", "working"]
