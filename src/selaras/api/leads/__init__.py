"""Leads over HTTP: the list, one lead, its story, its score, its promises and its passes."""

from selaras.api.leads.routes import router

__all__ = ["router"]
