"""What can be wrong with a calendar or with a question put to one."""

from selaras.kit.errors import InputError, SelarasError


class CalendarError(InputError):
    """A calendar is described in a way that cannot be used."""


class InstantError(InputError):
    """An instant has no time zone, or lies outside the years a calendar answers for."""


class NeverOpenError(SelarasError):
    """A calendar holds no working time, or too little, within its horizon: no deadline exists."""
