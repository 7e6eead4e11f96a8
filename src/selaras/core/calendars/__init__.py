"""Business hours, and the two questions an SLA asks of them.

How much working time passed between two instants? When does an allowance run out? Both look up one cumulative
table of stretches in UTC, so a month costs as little as an hour and daylight saving can neither gain nor lose
a minute.
"""

from selaras.core.calendars.bulk import deadlines, elapsed_many
from selaras.core.calendars.business_days import (
    add_business_days,
    business_day_on_or_after,
    business_day_on_or_before,
    business_days_between,
    deadline_in_days,
    is_business_day,
)
from selaras.core.calendars.calendar import ALWAYS_OPEN, Calendar
from selaras.core.calendars.errors import CalendarError, InstantError, NeverOpenError
from selaras.core.calendars.values import Absence, Holidays, Hours, Shift, SpecialDay

__all__ = [
    "ALWAYS_OPEN",
    "Absence",
    "Calendar",
    "CalendarError",
    "Holidays",
    "Hours",
    "InstantError",
    "NeverOpenError",
    "Shift",
    "SpecialDay",
    "add_business_days",
    "business_day_on_or_after",
    "business_day_on_or_before",
    "business_days_between",
    "deadline_in_days",
    "deadlines",
    "elapsed_many",
    "is_business_day",
]
