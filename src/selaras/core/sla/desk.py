"""What a clock has to know beyond the lead: calendars, who works when, who was away, who had too much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from selaras.core.calendars import Absence, Calendar
from selaras.core.charter.calendars import calendar_named
from selaras.core.charter.terms import Terms
from selaras.kit.errors import InputError


@dataclass(frozen=True, slots=True)
class Desk:
    """The charter's calendars by name, and what is known of each rep by id.

    ``overloads`` are the stretches during which a rep held more than they can take.
    """

    calendars: Mapping[str, Calendar]
    calendar_of: Mapping[str, Calendar] = field(default_factory=dict)
    team_of: Mapping[str, str] = field(default_factory=dict)
    absences: Mapping[str, Sequence[Absence]] = field(default_factory=dict)
    overloads: Mapping[str, Sequence[Absence]] = field(default_factory=dict)

    def calendar(self, name: str, rep_id: str | None = None) -> Calendar:
        """Return the calendar a clause counts in: the rep's own hours, unless the clause counts wall-clock
        time.
        """
        if name not in self.calendars:
            raise InputError(
                f"the charter has no calendar '{name}'", next_step=f"use one of {', '.join(sorted(self.calendars))}"
            )
        named = self.calendars[name]
        return named if named.always or rep_id is None else self.calendar_of.get(rep_id, named)

    def away(self, rep_id: str | None, at: datetime) -> bool:
        """Whether the rep was absent at an instant."""
        return _within(self.absences.get(rep_id or "", ()), at)

    def overloaded(self, rep_id: str | None, at: datetime) -> bool:
        """Whether the rep had more than they can take at an instant."""
        return _within(self.overloads.get(rep_id or "", ()), at)


def calendars_of(terms: Terms) -> dict[str, Calendar]:
    """Return every calendar of the charter by its name."""
    return {name: calendar_named(terms, name) for name in terms.calendars}


def _within(stretches: Sequence[Absence], at: datetime) -> bool:
    return any(stretch.start <= at < stretch.end for stretch in stretches)
