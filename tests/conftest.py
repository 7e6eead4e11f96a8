"""What tests of every floor share: the folder of real data, where it is present."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of material nobody here wrote; tests that need it are skipped where it is absent."""
    default = Path(__file__).parents[2] / "shared" / "data"
    folder = Path(os.environ.get("SELARAS_REAL_DATA", default))
    if not folder.is_dir():
        pytest.skip(f"the real data is not at {folder}; set SELARAS_REAL_DATA to its folder")
    return folder
