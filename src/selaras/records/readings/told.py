"""Readings of leads and clocks whose histories are at hand: written without asking the ledger for them again."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from selaras.core.ledger import Fact
from selaras.records.models import ClockReading
from selaras.records.readings.known import Reading
from selaras.records.readings.leads import Touched, lead_reading
from selaras.records.readings.passes import write_leads
from selaras.records.readings.things import clock_reading
from selaras.records.readings.writing import write


def write_told(histories: Mapping[str, list[Fact]], clocks: Mapping[str, list[Fact]], changed: set[str]) -> int:
    """Write the readings of leads from their whole histories, and those of their changed clocks.

    ``clocks`` holds the facts of every clock of each lead, by lead; ``changed`` names the clocks that have a new fact.
    The answer is how many readings were written.
    """
    read = {lead: list(_clock_readings(facts)) for lead, facts in clocks.items()}
    written = write(ClockReading, (one for some in read.values() for one in some if one["clock_id"] in changed))
    return written + write_leads(
        lead_reading(facts, _touched(facts), _next_due(read.get(lead, ()))) for lead, facts in histories.items()
    )


def _clock_readings(facts: Iterable[Fact]) -> Iterable[Reading]:
    by_clock: dict[str, list[Fact]] = {}
    for fact in facts:
        by_clock.setdefault(fact.subject, []).append(fact)
    for told in by_clock.values():
        if (reading := clock_reading(told)) is not None:
            yield reading


def _touched(facts: Iterable[Fact]) -> Touched:
    touches = [fact.happened_at for fact in facts if fact.kind == "lead.touched"]
    return Touched(len(touches), max(touches, default=None), min(touches, default=None))


def _next_due(clocks: Iterable[Reading]) -> datetime | None:
    return min((one["due_at"] for one in clocks if one["state"] == "running"), default=None)
