"""Bad files as a new user would try them: each is refused in words that say what is wrong and what to do."""

import gzip
import io

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from selaras.connectors.files.mapping import FileOptions, file_options, mapping_of
from selaras.connectors.files.planning import plan
from selaras.connectors.files.readers import Damaged, opened
from selaras.kit.errors import InputError

LEADS = mapping_of("{source: crm, table: leads, key: id, columns: {created: captured_at, email: email}}")


def refusal(path, options=None):
    with pytest.raises(InputError) as refused:
        list(opened(path, options).rows())
    return refused.value.what, refused.value.next_step


def plan_refusal(path, mapping=LEADS):
    with pytest.raises(InputError) as refused:
        plan(path, mapping, zone="UTC")
    return refused.value.what, refused.value.next_step


def test_a_wrong_delimiter_is_named_with_the_right_one(written):
    path = written("a.csv", "id;created;email\n1;2026-03-02;a@b.example\n")
    assert refusal(path, FileOptions(delimiter=",")) == (
        "the delimiter ',' finds one column, 'id;created;email'; it looks like semicolon is the delimiter",
        "say --delimiter ';', or leave the delimiter out to have it found",
    )


def test_a_wrong_encoding_is_named_with_its_line_and_byte(written):
    path = written("a.csv", "id,city\n1,Malmö\n", "cp1252")
    assert refusal(path, FileOptions(encoding="utf-8")) == (
        "the file is not utf-8: line 2 has the byte F6",
        "leave the encoding out to have it found, or name another: --encoding cp1252",
    )
    assert refusal(path, FileOptions(encoding="klingon"))[0] == "'klingon' is no encoding"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("id,created,email\n1,2026-03-02,a@b.example\n2,2026-0", "its last row (3) stops after 2 of 3 columns"),
        ('id,created,email\n1,2026-03-02,"a@b\n', "the quote opened in row 2 (line 2) is never closed"),
    ],
)
def test_half_a_text_file_is_refused(written, content, what):
    assert refusal(written("a.csv", content)) == (
        f"this is half a file: {what}",
        "export or download it again, and compare its size with the original's",
    )


def test_half_a_packed_file_is_refused(written):
    packed = gzip.compress(b"id,created\n1,2026-03-02\n" * 50_000)
    assert refusal(written("a.csv.gz", packed[: len(packed) // 2]))[0] == (
        "this is half a file: its compression (gzip) stops early"
    )
    assert refusal(written("b.csv.gz", packed[:12]))[0] == (
        "this is half a file: its compression (gzip) is damaged or stops early"
    )
    assert refusal(written("c.csv.gz", gzip.compress(b"")))[0] == "the packed file is empty"


def test_half_a_parquet_file_is_refused(written):
    whole = io.BytesIO()
    pq.write_table(pa.table({"id": list(range(1000))}), whole)
    assert "half a file" in refusal(written("a.parquet", whole.getvalue()[:-200]))[0]
    assert "gunzip" in refusal(written("b.parquet.gz", gzip.compress(whole.getvalue())))[1]


def test_half_a_workbook_is_refused(written):
    whole = io.BytesIO()
    openpyxl.Workbook().save(whole)
    assert "half a file" in refusal(written("a.xlsx", whole.getvalue()[:-300]))[0]
    assert "gunzip" in refusal(written("b.xlsx.gz", gzip.compress(whole.getvalue())))[1]


def test_half_a_file_of_json_lines_is_refused(written):
    assert refusal(written("a.jsonl", '{"id": 1}\n{"id": 2, "na'))[0] == (
        "this is half a file: its last line (2) stops in the middle of an object"
    )


@pytest.mark.parametrize("content", ['[{"id": 1}]', "[\n{\n"])
def test_a_json_array_is_refused_with_the_way_to_turn_it(written, content):
    assert refusal(written("a.json", content + "\n")) == (
        "this is one JSON array, not one object a line",
        "export it as JSON lines, or turn it with: jq -c '.[]'",
    )


def test_json_lines_without_an_object_are_refused(written):
    assert refusal(written("a.jsonl", "{bad\n{worse\n"))[0] == "no line holds an object"


def test_two_lines_of_names_are_refused(written):
    path = written(
        "a.csv", "id,created,email\nContact ID,Create Date,E-mail\n1,2026-03-02,a@b.example\n2,2026-03-03,c@d.example\n"
    )
    assert plan_refusal(path) == (
        "rows 1 and 2 both look like column names (row 2: Contact ID, Create Date, E-mail)",
        "say which row holds the names: --header 2 to begin there, or --header 1 to read row 2 as data",
    )


def test_a_title_above_the_names_is_refused(written):
    path = written("a.csv", "Leads of March,,\nid,created,email\n1,2026-03-02,a@b.example\n2,2026-03-03,c@d.example\n")
    with pytest.raises(InputError, match="names columns the file does not have"):
        plan(path, LEADS, zone="UTC")
    second = LEADS.model_copy(update={"file": FileOptions(header=2)})
    assert plan(path, second, zone="UTC").rows == 2


def test_a_title_that_spans_named_columns_is_seen(written):
    mapping = mapping_of("{source: crm, table: leads, key: Leads, columns: {(column 2): captured_at}}")
    path = written("a.csv", "Leads,,\nid,created,email\n1,2026-03-02,a@b.example\n2,2026-03-03,c@d.example\n")
    assert plan_refusal(path, mapping)[0].startswith("rows 1 and 2 both look like column names")


def test_dates_that_could_be_in_either_order_are_asked_for(written):
    path = written("a.csv", "id,created,email\n1,02/03/2026,a@b.example\n2,04/05/2026,c@d.example\n")
    assert plan_refusal(path) == (
        "all 2 dates could be day/month or month/day, the first in row 2",
        "say which with --dates dmy or --dates mdy (in the mapping: file: {dates: dmy})",
    )


def test_dates_in_two_orders_are_refused_with_a_row_of_each(written):
    path = written("a.csv", "id,created,email\n1,13/03/2026,a@b.example\n2,04/25/2026,c@d.example\n")
    assert plan_refusal(path)[0] == "dates in two orders: row 2 can only be day/month, row 3 only month/day"


def test_a_mapped_column_that_is_missing_is_named_with_its_likeness(written):
    path = written("a.csv", "id,Created,mail\n1,2026-03-02,a@b.example\n")
    assert plan_refusal(path) == (
        (
            "the mapping names columns the file does not have: 'created' (did you mean 'Created'?), "
            "'email' (did you mean 'mail'?)"
        ),
        "the file has id, Created, mail; correct the mapping, or export the columns",
    )


def test_columns_that_share_a_name_are_refused(written):
    assert refusal(written("a.csv", "id,email,email\n1,a,b\n")) == (
        "columns share a name: 'email' in columns 2, 3",
        "rename all but one of them in the file",
    )


@pytest.mark.parametrize("content", ["", "  \n\n"])
def test_an_empty_file_is_refused(written, content):
    assert refusal(written("a.csv", content)) == ("the file is empty", "export it again")


def test_a_file_of_names_only_is_refused(written):
    assert plan_refusal(written("a.csv", "id,created,email\n"))[0] == "the file has column names and no rows"


def test_a_header_row_that_is_not_there_is_refused(written):
    assert refusal(written("a.csv", "id\n1\n"), FileOptions(header=9))[0] == "there is no row 9"
    assert refusal(written("b.csv", ",,\n1,2,3\n"))[0] == "the first row is empty, so no column has a name"


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    assert refusal(tmp_path) == ("this is a folder, not a file", "name one file in it")
    assert refusal(tmp_path / "none.csv")[0] == "the file cannot be opened: No such file or directory"


@pytest.mark.parametrize(
    ("start", "what"),
    [(b"%PDF-1.7", "a PDF document"), (b"<!doctype html><html>", "a web page"), (b"\x89PNG\r\n", "a picture")],
)
def test_a_stranger_is_called_by_its_name(written, start, what):
    assert refusal(written("a.csv", start + b" and more")) == (
        f"this is {what}, not a table",
        "export it as CSV, JSON lines, Parquet or Excel",
    )


def test_an_archive_that_is_no_workbook_is_refused(written):
    assert "another kind of archive" in refusal(written("a.csv", b"PK\x03\x04 and more"))[0]


def test_sheets_are_asked_for_where_several_hold_something(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["id"])
    book.create_sheet("Deals").append(["id"])
    book.save(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx") == ("several sheets hold something", "name one with --sheet: Sheet, Deals")
    assert refusal(tmp_path / "a.xlsx", FileOptions(sheet="Lost"))[1] == "use one of Sheet, Deals"
    assert refusal(tmp_path / "a.xlsx", FileOptions(sheet="Deals", header=4))[0] == "the sheet 'Deals' has no row 4"
    openpyxl.Workbook().save(tmp_path / "b.xlsx")
    assert refusal(tmp_path / "b.xlsx")[0] == "no sheet holds anything"


def test_rows_that_do_not_fit_the_header_are_damaged_and_the_others_go_on(written):
    path = written("a.csv", 'id,name\n1,a\n2,b,c\nid,name\n\n3,"x"y\n4\n5,e\n')
    rows = list(opened(path).rows())
    assert [row[0] for row in rows if not isinstance(row, Damaged)] == [2, 8]
    assert [(d.row, d.reason.id) for d in rows if isinstance(d, Damaged)] == [
        (3, "imports-reject-width"),
        (4, "imports-reject-header-again"),
        (6, "imports-reject-quotes"),
        (7, "imports-reject-width"),
    ]


def test_lines_that_are_no_objects_are_damaged(written):
    rows = list(opened(written("a.jsonl", '{"id": 1}\n\n7\n{oops}\n{"id": 2}\n')).rows())
    assert [(d.row, d.value) for d in rows if isinstance(d, Damaged)] == [(3, "7"), (4, "{oops}")]


def test_a_wrong_encoding_without_its_mark_is_named(written):
    with pytest.raises(InputError, match="is not utf-16") as refused:
        opened(written("a.csv", "id,name\n1,Acme\n"), file_options({"encoding": "utf-16"}))
    assert "leave the encoding out" in refused.value.next_step


def test_binary_data_is_refused_whatever_its_name(written):
    with pytest.raises(InputError, match="binary data"):
        opened(written("a.csv", bytes(n * 37 % 256 for n in range(1, 4000))))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"dates": "xyz"}, "dates: 'xyz' is no order of dates; use auto, iso, dmy or mdy"),
        ({"time_zone": "Mars"}, "time_zone: 'Mars' is not a time zone; write it as Asia/Jakarta or UTC"),
        ({"delimiter": "ab", "dates": "x"}, "delimiter: a delimiter is one character"),
    ],
)
def test_file_options_that_mean_nothing_are_named_with_the_way_out(given, said):
    with pytest.raises(InputError) as refused:
        file_options(given)
    assert said in str(refused.value)
