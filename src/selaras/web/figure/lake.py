"""The lake of this installation, open for the pages."""

from pathlib import Path

from django.conf import settings

from selaras.analytics import Lake


def open_lake() -> Lake:
    """Return the lake in the data folder; it is opened anew only when there is something new in it."""
    return Lake.open(Path(settings.LAKE))
