"""Readings that follow from the facts of one subject alone: each sort of subject, its table, and how it is read."""

from collections.abc import Callable
from typing import Final

from django.db import models

from selaras.core.ledger import Fact
from selaras.records.models import DisputeReading
from selaras.records.readings.disputes import dispute_reading
from selaras.records.readings.known import Reading

Read = Callable[[list[Fact]], Reading | None]
"""Makes a reading of one subject's facts, given in ledger order; none while only its later facts have arrived."""

ALONE: Final[dict[str, tuple[type[models.Model], Read]]] = {
    "dispute": (DisputeReading, dispute_reading),
}
