"""Sheets leave with their types, and no spreadsheet runs what stands in them."""

import csv
import io
import json
from datetime import UTC, date, datetime

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.analytics.relations.passes import passes
from selaras.analytics.rows import Rows
from selaras.analytics.sheets import Sheet, form_named, rows_sheet, written
from selaras.kit.errors import InputError

MAY = datetime(2026, 5, 4, 9, tzinfo=UTC)
MIXED = Sheet(
    "mixed",
    {"name": "text", "n": "integer", "share": "number", "final": "truth", "as_of": "instant", "day": "day"},
    [("webinar", 3, 0.25, True, MAY, date(2026, 5, 4)), (None, None, None, None, None, None)],
    {"as_of": "2026-05-04T09:00Z"},
)


def test_parquet_keeps_types_and_what_the_file_alone_would_not_say():
    table = pq.read_table(io.BytesIO(written(MIXED, "parquet")))
    assert [str(kind) for kind in table.schema.types] == [
        "string", "int64", "double", "bool", "timestamp[us, tz=UTC]", "date32[day]",
    ]  # fmt: skip
    assert table.to_pylist()[0]["as_of"] == MAY
    assert table.to_pylist()[1] == dict.fromkeys(MIXED.columns)
    assert table.schema.metadata[b"selaras.as_of"] == b"2026-05-04T09:00Z"


def test_a_sheet_without_rows_is_a_file_with_columns():
    empty = Sheet("none", MIXED.columns, [])
    assert pq.read_table(io.BytesIO(written(empty, "parquet"))).column_names == list(MIXED.columns)
    assert written(empty, "csv").decode() == "name,n,share,final,as_of,day\r\n"
    assert json.loads(written(empty, "json")) == []


def test_instants_and_days_are_texts_where_a_file_has_no_types():
    assert written(MIXED, "csv").decode().splitlines()[1:] == [
        "webinar,3,0.25,True,2026-05-04T09:00:00+00:00,2026-05-04", ",,,,,",
    ]  # fmt: skip
    assert json.loads(written(MIXED, "json"))[0]["day"] == "2026-05-04"


@given(st.text(alphabet="=+-@\t\r\nab,\"'", max_size=6))
def test_no_text_of_a_file_begins_like_a_formula(text):
    told = written(Sheet("one", {"text": "text"}, [(text,)]), "csv").decode()
    cell = list(csv.reader(io.StringIO(told, newline="")))[1:]
    held = cell[0][0] if cell and cell[0] else ""
    assert not held.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert held.removeprefix("'") == text.removeprefix("'")


def test_rows_leave_typed_as_the_relation_they_are_rows_of():
    rows = Rows(("lead_id", "pass_no", "rep", "mql_at"), (("lead_1", 1, "rep_dewi", MAY),), 1, 1, 50)
    sheet = rows_sheet("mql_volume", passes, rows, frozenset({"rep"}))
    assert (sheet.columns, sheet.rows) == (
        {"lead_id": "text", "pass_no": "integer", "mql_at": "instant"},
        [["lead_1", 1, MAY]],
    )


def test_a_form_nobody_knows_is_answered_with_those_there_are():
    with pytest.raises(InputError, match="csv, parquet, json"):
        form_named("xls")
