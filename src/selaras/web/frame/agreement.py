"""The agreement the pages measure by: the charter in force, or the starting one until both sides have signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from selaras.core.calendars import Calendar
from selaras.core.charter import calendar_named, starting_terms
from selaras.core.charter.terms import Terms


@dataclass(frozen=True)
class Agreement:
    """The terms, and which signed version they are; ``version`` is None where nothing is in force."""

    terms: Terms
    version: int | None = None
    since: datetime | None = None

    @property
    def signed(self) -> bool:
        """Whether both sides signed these terms."""
        return self.version is not None

    @property
    def in_force(self) -> Terms | None:
        """The terms figures are measured by; without a signed charter, the starting one."""
        return self.terms

    @cached_property
    def calendars(self) -> Mapping[str, Calendar]:
        """The charter's calendars by name."""
        return {name: calendar_named(self.terms, name) for name in self.terms.calendars}


def agreement_at(at: datetime) -> Agreement:
    """Return the agreement in force at an instant."""
    return Agreement(starting_terms())
