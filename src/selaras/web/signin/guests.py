"""The people of the demo company whom the door introduces; nobody where the demo company is not loaded."""

from dataclasses import dataclass

from selaras.actions.demo import demo_is_loaded
from selaras.actions.staff import DEMO_STAFF
from selaras.kit.sentence import Sentence
from selaras.web.frame.reader import initials, role_in_words


@dataclass(frozen=True, slots=True)
class Guest:
    """A user of the demo company."""

    username: str
    initials: str
    role: Sentence


def guests() -> list[Guest]:
    """Return the cast of the demo company, or nobody."""
    if not demo_is_loaded():
        return []
    return [Guest(each.username, initials(each.name), role_in_words(each.role)) for each in DEMO_STAFF]
