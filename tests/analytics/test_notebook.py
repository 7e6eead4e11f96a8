"""The door for a notebook: the guide's example runs, and plain tables give what the same facts give."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from selaras import analytics
from selaras.core.ledger.relations import SCHEMA_VERSION
from selaras.kit.errors import InputError
from selaras.kit.manifest import Manifest, Part, write_manifest

GUIDE = Path(__file__).parents[2] / "docs/guides/notebook.md"
JULY = datetime(2026, 7, 1, tzinfo=UTC)


def test_the_example_of_the_guide_prints_what_the_guide_says(tmp_path, monkeypatch, capsys):
    text = GUIDE.read_text(encoding="utf-8")
    code = re.search(r"<!-- a test runs this -->\n```python\n(.*?)```", text, re.DOTALL)[1]
    monkeypatch.chdir(tmp_path)
    exec(compile(code, str(GUIDE), "exec"), {})
    assert capsys.readouterr().out.strip() == re.search(r"It prints `(.*?)`", text)[1]


@pytest.fixture
def company(tmp_path):
    passes = [
        {"lead_id": "a", "mql_at": "2026-01-05", "sal_at": "2026-01-06", "channel": "webinar"},
        {"lead_id": "a", "mql_at": "2026-02-05T08:00", "outcome": "recycled", "ended_at": "2026-02-09"},
        {"lead_id": "b", "mql_at": "2026-01-07", "outcome": "recycled", "ended_at": "2026-01-09", "reason": "timing"},
        {"lead_id": "b", "mql_at": "2026-03-07", "sal_at": "2026-03-09"},
    ]
    leads = pa.table({"lead_id": ["a", "b"], "captured_at": [datetime(2026, 1, 1)] * 2})  # noqa: DTZ001 (as tables come)
    return analytics.from_tables(tmp_path, leads=leads, passes=passes, as_of=JULY)


def test_by_person_a_lead_counts_once_in_its_first_pass_of_the_period(company):
    passes = company.measure("mql_to_sal", period="2026-Q1").whole
    people = company.measured_by(counting="people").measure("mql_to_sal", period="2026-Q1").whole
    assert (passes.numerator, passes.n) == (2, 3)
    assert (people.numerator, people.n) == (1, 2)
    march = company.measured_by(counting="people").measure("mql_to_sal", period="2026-03").whole
    assert (march.numerator, march.n) == (1, 1)
    by_pass = company.measure("mql_to_sal", period="2026-Q1", by="pass_no")
    assert {part.cut.value: (part.numerator, part.n) for part in by_pass.parts} == {"1": (1, 2), "2": (1, 1)}


def test_rows_and_the_trend_are_asked_for_alike(company):
    assert len(company.rows("mql_to_sal", period="2026-Q1", population="reached").rows) == 2
    assert company.trend("mql_to_sal").refused is not None
    assert company.measure("mql_volume").whole.period.name == "2026-Q1"


def test_a_lake_in_a_folder_is_opened_by_its_manifest(company, tmp_path):
    tables = {
        path.stem: (Part(path=path.name, rows=1, bytes=1, first=1, last=1),) for path in tmp_path.glob("*.parquet")
    }
    until = int(JULY.timestamp()) * 10**6
    write_manifest(tmp_path, Manifest(schema_version=SCHEMA_VERSION, position=1, noted_until=until, tables=tables))
    opened = analytics.open_lake(tmp_path)
    assert opened.measure("mql_volume", period="2026-Q1").whole == company.measure("mql_volume", period="2026-Q1").whole


def test_a_table_that_lacks_a_column_or_knows_the_future_is_told_so(tmp_path):
    with pytest.raises(InputError, match="row 1 of passes has no mql_at"):
        analytics.from_tables(tmp_path, passes=[{"lead_id": "a"}], as_of=JULY)
    with pytest.raises(InputError, match="after as_of"):
        analytics.from_tables(tmp_path, leads=[{"lead_id": "a", "captured_at": "2027-01-01"}], as_of=JULY)
    with pytest.raises(InputError, match="no fact to measure"):
        analytics.from_tables(tmp_path, as_of=JULY).measure("leads")
