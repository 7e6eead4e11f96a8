"""The agreement the pages measure by: the charter in force, or the starting one until both sides have signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from selaras.actions.charter import charter_in_force, charter_versions
from selaras.core.calendars import Calendar
from selaras.core.charter import Terms, calendar_named
from selaras.core.charter.versions import Version, terms_under
from selaras.core.charter.wording import names_in_indonesian


@dataclass(frozen=True)
class Agreement:
    """The terms in force at an instant and every version known then; ``now`` is None where nothing is in force."""

    at: datetime
    now: Version | None

    @cached_property
    def known(self) -> tuple[Version, ...]:
        """Every version that was known, by number."""
        return charter_versions(self.at)

    @property
    def terms(self) -> Terms:
        """The terms that bind, or those of the starting charter."""
        return terms_under(self.now)

    @property
    def version(self) -> int | None:
        """The number of the version in force."""
        return self.now.number if self.now else None

    @property
    def signed(self) -> bool:
        """Whether both sides signed these terms."""
        return self.now is not None

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The Indonesian names of the charter's parts, by the names that facts and figures keep."""
        return names_in_indonesian(self.terms)

    @cached_property
    def calendars(self) -> Mapping[str, Calendar]:
        """The charter's calendars by name."""
        return {name: calendar_named(self.terms, name) for name in self.terms.calendars}


def agreement_at(at: datetime) -> Agreement:
    """Return the agreement in force at an instant, by the facts that were known then."""
    return Agreement(at, charter_in_force(at))
