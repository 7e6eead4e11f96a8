"""What the calendar tests share: an ordinary office, and the folder of real data where it is present."""

import os
from datetime import time
from pathlib import Path

import pytest

from selaras.core.calendars import Calendar, Shift


@pytest.fixture
def office():
    """Monday to Friday, nine to six, in Jakarta."""
    return Calendar("office", "Asia/Jakarta", tuple(Shift(weekday, time(9), time(18)) for weekday in range(5)))


@pytest.fixture(scope="session")
def real_data():
    """The folder of material nobody here wrote; tests that need it are skipped where it is absent."""
    default = Path(__file__).parents[4] / "shared" / "data"
    folder = Path(os.environ.get("SELARAS_REAL_DATA", default))
    if not folder.is_dir():
        pytest.skip(f"the real data is not at {folder}; set SELARAS_REAL_DATA to its folder")
    return folder
