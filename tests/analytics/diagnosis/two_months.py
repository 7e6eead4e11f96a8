"""Two months of a company in which June brings less than May because sales answers late, told fact by fact."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from selaras.core.ledger import Fact
from selaras.core.ledger.relations import SCHEMA_VERSION
from selaras.kit.instants import to_microseconds
from selaras.kit.manifest import Manifest, Part, write_manifest
from tests.analytics.writing import Telling, parquet_of

MAY = datetime(2026, 5, 1, tzinfo=UTC)
KNOWN = datetime(2026, 10, 1, tzinfo=UTC)


def two_months(telling: Telling, leads: int = 244) -> list[Fact]:
    """Tell of so many leads, four a day: called within the hour in May, after three days in June, half as fruitful."""
    for number in range(leads):
        lead, at = f"lead_{number:03d}", MAY + timedelta(hours=6 * number)
        slow = at.month > 5
        telling.tell("lead.captured", lead, at, channel="fair" if number % 2 else "search", segment="mid")
        telling.tell("lead.qualified", lead, at, score=60.0 + number % 30, segment="mid", charter_version=1)
        telling.tell("lead.routed", lead, at, rep_id="rep_dewi")
        telling.tell("lead.accepted", lead, at + timedelta(minutes=5), rep_id="rep_dewi")
        telling.tell("lead.contacted", lead, at + timedelta(minutes=4600 if slow else 30), medium="call")
        if number % 3 and not (slow and number % 4):
            telling.tell("lead.sales_qualified", lead, at + timedelta(days=5), rep_id="rep_dewi")
            _deal(telling, number, lead, at + timedelta(days=6))
    for number in range(8):
        deal, at = f"own_{number}", MAY + timedelta(days=7 * number)
        telling.tell("opportunity.created", deal, at, base_minor=90_000)
        closing = "opportunity.won" if number % 2 else "opportunity.lost"
        telling.tell(closing, deal, at + timedelta(days=2))
    return telling.facts


def _deal(telling: Telling, number: int, lead: str, at: datetime) -> None:
    deal = f"deal_{number:03d}"
    telling.tell("lead.converted", lead, at, opportunity_id=deal, rep_id="rep_dewi")
    telling.tell("opportunity.created", deal, at, base_minor=100_000 + 1_000 * (number % 7))
    telling.tell("opportunity.won" if number % 4 == 1 else "opportunity.lost", deal, at + timedelta(days=9))


def folder_of(facts: Sequence[Fact], folder: Path) -> Path:
    """Write the facts as a lake with its manifest, and return the folder."""
    tables = {
        name: tuple(Part(path=path.rpartition("/")[2], rows=1, bytes=1, first=1, last=1) for path in paths)
        for name, paths in parquet_of(facts, folder).items()
    }
    until = to_microseconds(KNOWN)
    write_manifest(folder, Manifest(schema_version=SCHEMA_VERSION, position=1, noted_until=until, tables=tables))
    return folder
