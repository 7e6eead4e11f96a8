"""Every kind of file becomes the same header and the same numbered rows of text."""

import gzip
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from selaras.connectors.files.mapping import FileOptions
from selaras.connectors.files.readers import Damaged, opened
from selaras.connectors.files.readers.plain import plain

TEXT = "id,name,amount\n1,Malmö,10.50\n2,Ærø,7\n"
HEADER, ROWS = ("id", "name", "amount"), [(2, ["1", "Malmö", "10.50"]), (3, ["2", "Ærø", "7"])]


def table_of(path, options=None):
    file = opened(path, options)
    return file.header, [row for row in file.rows() if not isinstance(row, Damaged)]


def said(path, options=None):
    return [sentence.id for sentence in opened(path, options).said]


@pytest.mark.parametrize(
    ("delimiter", "note"),
    [
        (",", []),
        (";", ["imports-assumed-delimiter"]),
        ("\t", ["imports-assumed-delimiter"]),
        ("|", ["imports-assumed-delimiter"]),
    ],
)
def test_the_delimiter_is_found_and_said(written, delimiter, note):
    path = written("a.csv", TEXT.replace(",", delimiter))
    assert table_of(path) == (HEADER, ROWS)
    assert said(path) == note


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", ["imports-assumed-encoding"]),
        ("utf-16-le", ["imports-assumed-encoding"]),
        ("cp1252", ["imports-assumed-not-utf8"]),
    ],
)
def test_the_encoding_is_found_and_said(written, encoding, note):
    path = written("a.csv", TEXT, encoding)
    assert table_of(path) == (HEADER, ROWS)
    assert said(path) == note


def test_an_assumed_encoding_shows_a_word_to_judge_it_by(written):
    [sentence] = opened(written("a.csv", TEXT, "cp1252")).said
    assert (sentence.values["line"], sentence.values["encoding"], sentence.values["example"]) == (
        2,
        "Windows-1252",
        "Malmö",
    )


def test_bytes_that_windows_does_not_know_are_read_as_latin(written):
    [sentence] = opened(written("a.csv", b"id,name\n1,a\x81b\n")).said
    assert sentence.values["encoding"] == "Latin-1"


def test_a_character_cut_at_the_end_is_seen(written):
    [sentence] = opened(written("a.csv", b"id,name\n1,Malm\n" + b"\xc3")).said
    assert sentence.id == "imports-assumed-not-utf8"


def test_packed_text_is_unpacked(written):
    assert table_of(written("a.csv.gz", gzip.compress(TEXT.encode()))) == (HEADER, ROWS)


def test_quoted_fields_hold_delimiters_and_line_breaks(written):
    path = written("a.csv", 'id,name,amount\n1,"a, b\nc ""d""",2\n')
    assert table_of(path)[1] == [(2, ["1", 'a, b\nc "d"', "2"])]


def test_a_last_row_without_a_line_end_is_whole_when_it_has_all_columns(written):
    assert table_of(written("a.csv", TEXT.rstrip("\n"))) == (HEADER, ROWS)


def test_the_header_may_stand_lower(written):
    path = written("a.csv", "Report of March,,\n" + TEXT)
    assert table_of(path, FileOptions(header=2))[0] == HEADER


def test_columns_without_a_name_get_their_place(written):
    path = written("a.csv", "id,,amount\n1,x,2\n")
    assert table_of(path)[0] == ("id", "(column 2)", "amount")
    assert said(path) == ["imports-assumed-nameless"]


def test_json_lines_keep_the_digits_of_the_file(written):
    path = written(
        "a.jsonl", '{"id": 1, "amount": 10.50, "on": true}\n{"id": 2, "tags": ["a"], "on": false, "x": null}\n'
    )
    assert table_of(path) == (
        ("id", "amount", "on", "tags", "x"),
        [(1, ["1", "10.50", "true", "", ""]), (2, ["2", "", "false", '["a"]', ""])],
    )


def test_parquet_becomes_the_text_it_would_be(tmp_path):
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    pq.write_table(pa.table({"id": [1], "amount": [Decimal("10.50")], "at": [at], "x": [None]}), tmp_path / "a.parquet")
    assert table_of(tmp_path / "a.parquet") == (
        ("id", "amount", "at", "x"), [(1, ["1", "10.50", "2026-03-02T09:00:00+00:00", ""])]
    )  # fmt: skip


def test_a_workbook_keeps_dates_and_whole_numbers(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["id", "on", "amount"])
    book.active.append([1, date(2026, 3, 2), 10.5])
    book.create_sheet("Notes")
    book.save(tmp_path / "a.xlsx")
    header, rows = table_of(tmp_path / "a.xlsx")
    assert header == ("id", "on", "amount")
    assert rows[0][0] == 2
    assert (rows[0][1][0], rows[0][1][1][:10], rows[0][1][2]) == ("1", "2026-03-02", "10.5")
    assert said(tmp_path / "a.xlsx") == ["imports-assumed-sheet"]


def test_a_file_is_what_it_holds_whatever_it_is_called(written):
    path = written("a.xlsx", TEXT)
    assert table_of(path) == (HEADER, ROWS)
    assert said(path) == ["imports-assumed-ending"]


def test_values_that_are_not_numbers_are_blank_and_bytes_are_written_out():
    assert [plain(float("nan")), plain(b"\x01"), plain([1, "a"]), plain(2**60)] == ["", "01", '[1,"a"]', str(2**60)]


def test_a_file_whose_rows_differ_in_width_falls_back_to_commas(written):
    path = written("a.csv", 'id\n"1\n')
    assert opened(path).header == ("id",)
