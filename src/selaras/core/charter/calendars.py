"""The calendars the charter names, as business hours that can be asked."""

from datetime import time
from functools import lru_cache

from selaras.core.calendars import Calendar, Holidays, Shift
from selaras.core.charter.terms import CalendarTerms, Terms
from selaras.kit.errors import InputError

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def calendar_named(terms: Terms, name: str) -> Calendar:
    """Return one of the charter's calendars; the charter's own zone stands in where the calendar names none."""
    spec = terms.calendars.get(name)
    if spec is None:
        raise InputError(
            f"the charter has no calendar '{name}'",
            place="calendars",
            next_step=f"use one of {', '.join(sorted(terms.calendars))}",
        )
    return _calendar(name, spec.zone or terms.time_zone, spec.model_dump_json())


@lru_cache(maxsize=256)
def _calendar(name: str, zone: str, spec_json: str) -> Calendar:
    spec = CalendarTerms.model_validate_json(spec_json)
    return Calendar(
        name,
        zone,
        shifts=tuple(shift for day, hours in spec.hours.items() for shift in shifts(day, hours)),
        holidays=tuple(Holidays(holiday.country, holiday.region) for holiday in spec.holidays),
        closures=spec.closures,
        always=spec.always,
    )


def shifts(day: str, hours: tuple[str, ...]) -> list[Shift]:
    """Return the shifts of a weekday from texts such as 09:00-12:00; an end before its start runs past midnight.

    >>> shifts("mon", ("09:00-12:00",))[0].opens.hour
    9
    """
    return [Shift(_WEEKDAYS.index(day), *span(text)) for text in hours]


def span(text: str) -> tuple[time, time]:
    """Return the opening and the closing time of a text such as 09:00-17:30; 24:00 is midnight.

    >>> span("22:00-24:00")
    (datetime.time(22, 0), datetime.time(0, 0))
    """
    try:
        opens, closes = (
            time.fromisoformat(part.strip().replace("24:00", "00:00")) for part in text.split("-", maxsplit=1)
        )
    except ValueError:
        raise InputError(f"'{text}' is not a span of hours", next_step="write it as 09:00-17:00") from None
    return opens, closes
