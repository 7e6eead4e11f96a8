"""What a clock has to know beyond the lead: calendars, who works when, who was away, who had too much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from selaras.core.calendars import Absence, Calendar
from selaras.core.charter.calendars import calendar_named
from selaras.core.charter.terms import Terms
from selaras.kit.errors import InputError


@dataclass(frozen=True, slots=True)
class Desk:
    """The charter's calendars by name, and what is known of each rep by id.

    ``zone_of`` is the time zone a rep works in, ``overloads`` are the stretches during which a rep held more than they
    can take.
    """

    calendars: Mapping[str, Calendar]
    calendar_of: Mapping[str, Calendar] = field(default_factory=dict)
    zone_of: Mapping[str, str] = field(default_factory=dict)
    team_of: Mapping[str, str] = field(default_factory=dict)
    absences: Mapping[str, Sequence[Absence]] = field(default_factory=dict)
    overloads: Mapping[str, Sequence[Absence]] = field(default_factory=dict)

    def calendar(self, name: str, rep_id: str | None = None) -> Calendar:
        """Return the calendar a clause counts in, as it is for a rep.

        Wall-clock time is nobody's own. Where the clause counts hours of work they are the rep's own, where the charter
        gives them some; a clause that counts whole days counts them for everybody, in the zone the rep works in.
        """
        if name not in self.calendars:
            raise InputError(
                f"the charter has no calendar '{name}'", next_step=f"use one of {', '.join(sorted(self.calendars))}"
            )
        named = self.calendars[name]
        if named.always or rep_id is None:
            return named
        if rep_id in self.calendar_of and not named.whole_days:
            return self.calendar_of[rep_id]
        zone = self.zone_of.get(rep_id) or named.zone
        return named if zone == named.zone else replace(named, zone=zone)

    def knowing(self, terms: Terms) -> "Desk":
        """Return the desk with the calendars of other terms: theirs count where both have one of a name."""
        return replace(self, calendars={**self.calendars, **calendars_of(terms)})

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
