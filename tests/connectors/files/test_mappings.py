"""A mapping is read strictly: every mistake at once, with its key, its line and its fix."""

import pytest

from selaras.connectors.files.mapping import FileOptions, mapping_of, read_mapping
from selaras.connectors.files.planning import with_options
from selaras.kit.errors import InputError

GOOD = "source: crm\ntable: leads\nkey: id\ncolumns:\n  id: email\n  created: [captured_at, qualified_at]\n"


def refusal(text):
    with pytest.raises(InputError) as refused:
        mapping_of(text, place="m.yaml")
    return str(refused.value)


def test_one_column_may_fill_several_fields():
    assert mapping_of(GOOD).columns == {"id": ("email",), "created": ("captured_at", "qualified_at")}


def test_every_mistake_of_form_is_named_with_its_line():
    text = (
        "source: my crm\ntable: leds\nfile:\n  time_zone: Mars\n  delimiter: ';;'\n  colour: red\n"
        "columns: {}\ncurrency: XXZ\nnotes: x\n"
    )
    told = refusal(text)
    assert told.startswith("m.yaml: 7 mistakes in the mapping")
    for line in (
        "line 1, source:",
        "line 2, table:",
        "line 4, file.time_zone: 'Mars' is not a time zone; write it as Asia/Jakarta or UTC",
        "line 5, file.delimiter: a delimiter is one character",
        "line 6, file.colour: is no key here; use one of delimiter,",
        "line 8, currency: 'XXZ' is not a currency",
        "line 9, notes: is no key here; use one of source, table",
    ):
        assert line in told


def test_every_mistake_of_meaning_is_named_with_its_line():
    text = "source: crm\ntable: touches\nnoted: column\nconstants:\n  mood: good\ncolumns:\n  a: lead\n  b: lead\n"
    told = refusal(text)
    assert "line 5, constants.mood: 'mood' is no field; touches has lead, at, signal" in told
    assert "line 8, columns.b: 'lead' is filled by 'a' too; keep one of the two" in told
    assert "line 6, columns: nothing fills 'at', which touches needs; map a column to it" in told
    assert "line 3, noted: says column, and no column is mapped to noted_at" in told


def test_a_table_of_things_needs_a_key():
    assert "line 1, key: is missing; name the column that tells one row from another" in refusal(
        GOOD.replace("key: id\n", "")
    )


def test_a_missing_part_is_named():
    assert "columns: is missing; add it" in refusal("source: a\ntable: leads\n")


@pytest.mark.parametrize(
    ("text", "words"), [("a: [", "m.yaml, line 2: this is not YAML"), ("just words", "this is no mapping")]
)
def test_what_is_no_mapping_is_refused(text, words):
    assert words in refusal(text + "\n")


def test_a_mapping_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="selaras import FILE --propose"):
        read_mapping(tmp_path / "none.yaml")
    (tmp_path / "bad.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="it is not UTF-8 text"):
        read_mapping(tmp_path / "bad.yaml")


def test_words_for_yes_and_numbers_are_text_in_value_lists():
    mapping = mapping_of(GOOD + "values:\n  stage: {1: mql, true: sal}\n")
    assert mapping.values == {"stage": {"1": "mql", "true": "sal"}}


def test_the_same_meaning_has_the_same_name():
    assert mapping_of(GOOD).sha256 == mapping_of("# a remark\n" + GOOD).sha256


def test_options_of_the_command_replace_those_of_the_mapping():
    mapping = mapping_of(GOOD)
    assert with_options(mapping, dates="dmy", header=None).file == FileOptions(dates="dmy")
    assert with_options(mapping, dates=None) is mapping


def test_references_name_another_source():
    mapping = mapping_of(GOOD + "references: {account: erp}\n")
    assert (mapping.source_of("account"), mapping.source_of("rep")) == ("erp", "crm")
