"""Who acts on a page, and what they do to which lead."""

from datetime import datetime
from typing import Any

from selaras.actions.desk.acting import Doing


def doing(user: Any, verb: str, lead_id: str, now: datetime) -> Doing:
    """Return what the reader does to a lead now."""
    return Doing(verb, lead_id, user.person, now)
