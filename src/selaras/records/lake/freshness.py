"""How fresh the lake is: when it was last written, and how many facts wait."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from selaras.kit.instants import from_microseconds
from selaras.kit.manifest import read_manifest
from selaras.records.models import Fact


@dataclass(frozen=True, slots=True)
class Freshness:
    """When the lake was last written, the newest note of a fact in it, its facts, and the facts that wait for it."""

    written_at: datetime | None
    noted_until: datetime | None
    facts: int
    waiting: int


def freshness(lake: Path) -> Freshness:
    """Return how fresh the lake is; the facts that wait are counted in the ledger now."""
    manifest = read_manifest(lake)
    if manifest is None:
        return Freshness(None, None, 0, Fact.objects.count())
    return Freshness(
        written_at=from_microseconds(manifest.written_at) if manifest.written_at else None,
        noted_until=None if manifest.noted_until is None else from_microseconds(manifest.noted_until),
        facts=manifest.rows,
        waiting=Fact.objects.filter(id__gt=manifest.position).count(),
    )
