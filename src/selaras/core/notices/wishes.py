"""Who wants to hear what, and how: what is usual, and what a person chose instead."""

from collections.abc import Mapping
from typing import Final

from selaras.core.notices.notice import Audience, Medium, Sort

CHOOSABLE: Final = tuple(sort for sort in Sort if sort is not Sort.TRIAL)
"""What people choose about; a trial is sent because somebody asked for it."""

_QUIETLY: Final = frozenset({Sort.ASSIGNED, Sort.MATCH, Sort.PAIR, Sort.FINDING, Sort.CAPACITY})
"""What stands in a queue anyway and would fill a mailbox."""

_TO_ONE: Final = frozenset({Sort.REMINDER, Sort.BREACH})
"""What is mailed to the one who owes it, and only shown to a whole role."""

Choices = Mapping[tuple[Sort, Medium], bool]


def usual(sort: Sort, medium: Medium, to: Audience) -> bool:
    """Return whether a notice goes out by a medium as long as nobody chose.

    >>> usual(Sort.ANNOUNCED, Medium.MAIL, Audience("rep", "rep_dewi"))
    True
    >>> usual(Sort.BREACH, Medium.MAIL, Audience("role", "sales_manager"))
    False
    """
    if medium is Medium.PAGE:
        return True
    return sort not in _QUIETLY and not (sort in _TO_ONE and to.sort == "role")


def wanted(sort: Sort, medium: Medium, to: Audience, choices: Choices) -> bool:
    """Return whether a person wants a notice by a medium: their own choice, else what is usual."""
    return choices.get((sort, medium), usual(sort, medium, to))
