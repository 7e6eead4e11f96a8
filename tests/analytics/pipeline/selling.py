"""A company that creates a deal a day and wins every third, in the folder of a lake, with what it forecast."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from selaras.core.ledger.relations import SCHEMA_VERSION
from selaras.kit.manifest import Manifest, Part, write_manifest
from tests.analytics.writing import Telling, parquet_of

MAY = datetime(2026, 5, 4, 9, tzinfo=UTC)


def selling(folder: Path) -> Path:
    """Write the company's facts into a lake that knows all until May."""
    telling = Telling()
    telling.tell("rep.updated", "rep_dewi", MAY - timedelta(days=300), team="north")
    for number in range(400):
        born, deal = MAY - timedelta(days=400 - number), f"opportunity_{number:03d}"
        details = {"base_minor": 100_00, "stage": "new", "owner_id": "rep_dewi", "close_date": date(2026, 6, 1)}
        telling.tell("opportunity.created", deal, born, **details)
        closed = born + timedelta(days=20 + number % 40)
        if closed < MAY:
            telling.tell("opportunity.won" if number % 3 == 0 else "opportunity.lost", deal, closed)
    for first, last in ((date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 6, 30))):
        telling.tell(
            "forecast.submitted", "rep_dewi", datetime(first.year, first.month, 10, tzinfo=UTC), period_start=first,
            period_end=last, category="commit", amount_minor=2_500_00, base_minor=2_500_00, currency="USD",
            team="north",
        )  # fmt: skip
    tables = {
        name: tuple(Part(path=path.rpartition("/")[2], rows=1, bytes=1, first=1, last=1) for path in paths)
        for name, paths in parquet_of(telling.facts, folder).items()
    }
    until = int(MAY.timestamp()) * 10**6
    write_manifest(folder, Manifest(schema_version=SCHEMA_VERSION, position=1, noted_until=until, tables=tables))
    return folder
