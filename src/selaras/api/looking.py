"""Where a call about figures looks from: the lake, and the instant."""

from datetime import datetime
from pathlib import Path

from django.conf import settings

from selaras.analytics import Lake
from selaras.kit.errors import InputError
from selaras.kit.instants import in_utc


def lake_seen(as_of: datetime | None) -> tuple[Lake, datetime]:
    """Return the lake and the instant to look from: the one asked for, or the last of which the lake knows all."""
    lake = Lake.open(Path(settings.LAKE))
    if lake.noted_until is None:
        raise InputError("there is no fact in the lake yet", next_step="import data, or load the demo company")
    return lake, lake.seen_from(in_utc(as_of, place="as_of") if as_of else None, lake.noted_until)
