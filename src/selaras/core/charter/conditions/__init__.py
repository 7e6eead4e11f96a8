"""Conditions over a lead's profile or over an event, as people write them in the charter.

One grammar and one tree: Python asks it of one lead here; an analytics engine may turn the same tree into a column.
"""

from dataclasses import dataclass
from functools import lru_cache

from selaras.core.charter.conditions.fields import EVENT, LEAD, PROPERTY, Fields
from selaras.core.charter.conditions.reading import read
from selaras.core.charter.conditions.tree import Node, Profile
from selaras.core.charter.conditions.words import ConditionError

__all__ = ["EVENT", "LEAD", "PROPERTY", "Condition", "ConditionError", "Fields", "condition"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that has been read; ``text`` is as it was written, ``about`` what it may speak of."""

    text: str
    tree: Node
    about: Fields = LEAD

    @property
    def fields(self) -> frozenset[str]:
        """Return the fields the condition reads."""
        return frozenset(self.tree.fields())

    def holds(self, profile: Profile) -> bool | None:
        """Return whether a profile meets the condition; None where the profile does not say enough.

        >>> small = condition("employees between 50 and 500 and country in ('ID', 'SG')")
        >>> small.holds({"employees": 120, "country": "id"}), small.holds({"employees": 20}), small.holds({})
        (True, False, None)
        """
        return self.tree.holds(profile)


@lru_cache(maxsize=4096)
def condition(text: str, about: Fields = LEAD) -> Condition:
    """Return the condition the text writes; a ConditionError says where it cannot be read and what to write."""
    return Condition(text, read(text, about), about)
