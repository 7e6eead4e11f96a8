"""Readings that follow from the facts of one subject alone: each sort of subject, its table, and how it is read."""

from collections.abc import Callable, Iterable
from typing import Final

from django.db import models

from selaras.core.ledger import Fact
from selaras.records.models import (
    AuditReading,
    DisputeReading,
    EscalationReading,
    EvaluationReading,
    FindingReading,
    PairReading,
)
from selaras.records.readings.audits import audit_reading
from selaras.records.readings.disputes import dispute_reading
from selaras.records.readings.known import Reading
from selaras.records.readings.persons import pair_reading
from selaras.records.readings.promises import escalation_reading, evaluation_readings, finding_reading

Read = Callable[[list[Fact]], Iterable[Reading]]
"""Makes the readings of one subject's facts, given in ledger order; none while only its later facts have arrived."""


def _one(read: Callable[[list[Fact]], Reading | None]) -> Read:
    """Return the reader of a subject that has one reading."""
    return lambda facts: [reading] if (reading := read(facts)) is not None else []


ALONE: Final[dict[str, tuple[type[models.Model], Read]]] = {
    "pair": (PairReading, _one(pair_reading)),
    "dispute": (DisputeReading, _one(dispute_reading)),
    "audit": (AuditReading, _one(audit_reading)),
    "promise": (EvaluationReading, evaluation_readings),
    "escalation": (EscalationReading, _one(escalation_reading)),
    "finding": (FindingReading, _one(finding_reading)),
}
