"""What the calendar tests share: an ordinary office."""

from datetime import time

import pytest

from selaras.core.calendars import Calendar, Shift


@pytest.fixture
def office():
    """Monday to Friday, nine to six, in Jakarta."""
    return Calendar("office", "Asia/Jakarta", tuple(Shift(weekday, time(9), time(18)) for weekday in range(5)))
