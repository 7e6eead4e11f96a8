"""Who acts on a page, and what they do to which lead."""

from datetime import datetime
from typing import Any

from selaras.actions.desk.acting import Doing
from selaras.core.staff import Person


def person(user: Any) -> Person:
    """Return the reader as somebody who acts."""
    return Person(user.username, user.get_full_name() or user.username, user.role, user.rep_id)


def doing(user: Any, verb: str, lead_id: str, now: datetime) -> Doing:
    """Return what the reader does to a lead now."""
    return Doing(verb, lead_id, person(user), now)
