"""The server keeps the lake warm, and starts where there is neither a lake nor a charter."""

from pathlib import Path

import pytest

from selaras.analytics import Lake
from selaras.site.warmth import ready


@pytest.mark.django_db(transaction=True)
def test_warming_needs_neither_a_lake_nor_a_charter(tmp_path: Path) -> None:
    lake = Lake.open(tmp_path / "nothing")
    ready(lake)
    assert lake.empty
