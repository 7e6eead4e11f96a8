"""The charter as a document: complete, in both languages, and every value of the terms stands in it."""

from datetime import UTC, datetime, timedelta

import pytest

from selaras.core.charter import Terms, canonical, sha256, starting_terms
from selaras.core.charter.document import document, version_document
from selaras.core.charter.versions import Signature, Version
from selaras.core.charter.wording import in_words, length
from selaras.phrases import LANGUAGES, render
from selaras.phrases.documents import as_markdown
from tests.core.charter.complete import changed, complete, leaves

NOON = datetime(2026, 1, 5, 5, tzinfo=UTC)


def version(**also: object) -> Version:
    terms = starting_terms()
    return Version(3, sha256(terms), canonical(terms), NOON, NOON, "user:bima", **also)  # type: ignore[arg-type]  # values by name


@pytest.mark.no_cover
def test_every_value_of_the_terms_stands_in_the_document() -> None:
    given = complete()
    before = document(Terms.model_validate(given))
    missing = [path for path in leaves(given) if document(changed(given, path)) == before]
    assert missing == []


def test_what_the_charter_names_and_does_not_have_goes_by_its_name() -> None:
    given = complete()
    stage = next(one for one in given["stages"] if one["needs_framework"])
    stage["needs_framework"] = "Handshake"
    criterion = next(one for each in given["stages"] for one in each["criteria"])
    criterion["reject_reason"] = "moonlight"
    text = as_markdown("en", document(Terms.model_validate(given)))
    assert "Handshake" in text
    assert "moonlight" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_document_can_be_said(language: str) -> None:
    text = as_markdown(language, document(Terms.model_validate(complete())))
    title = {"en": "Agreement of marketing and sales", "id": "Kesepakatan pemasaran dan penjualan"}[language]
    assert text.startswith(f"# {title}\n\n## ")
    assert "&lt;" not in text
    assert "charter-" not in text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "- MQL, company size: the number of employees is from 50 to 500. A lead that does not meet this",
        ),
        (
            "en",
            "- first contact (sales): each lead is contacted for the first time within 24 hours, counted in the hours",
        ),
        ("en", "- first contact: leads of high intent within 4 hours, counted in the hours of “office”."),
        ("en", "- complete hand-offs: at least 95%."),
        ("en", "- first contact: the clock stands still while this holds: The customer asked us to wait until a date."),
        ("en", "| demo requested | 40 | 30 days | 60 | 180 days | yes |"),
        ("id", "- MQL, ukuran perusahaan: jumlah karyawan dari 50 sampai 500. Prospek yang tidak memenuhinya ditolak"),
        ("id", "- kontak pertama (penjualan): setiap prospek dihubungi 1 kali dalam 24 jam, dihitung menurut jam"),
        ("id", "- MQL: Prospek yang cocok dengan profil pelanggan ideal kita"),
        ("id", "| demo requested | 40 | 30 hari | 60 | 180 hari | ya |"),
        ("en", "| email clicked | Email Link Clicked, Email Clicked, and Clicked Email | – | – | email | no |"),
        ("id", "| podcast | medium tautan (UTM) adalah podcast |"),
        (
            "en",
            "- Step 1 for a lead of high intent that nobody answers: after another 15 minutes, counted in the hours of",
        ),
        ("id", "- Yang berutang janji diingatkan setelah 75% dari waktunya."),
    ],
)
def test_the_starting_charter_says_it_as_people_would(language: str, sentence: str) -> None:
    assert f"\n{sentence}" in as_markdown(language, document(starting_terms()))


def test_a_table_has_as_many_cells_in_every_row_as_in_its_head() -> None:
    tables = [table for section in document(starting_terms()).sections for table in section.tables]
    assert len(tables) == 11
    assert all(len(row) == len(table.head) for table in tables for row in table.rows)


def test_what_is_empty_has_no_section() -> None:
    bare = starting_terms().model_copy(update={"frameworks": ()})
    headings = [render("en", section.heading) for section in document(bare).sections]
    assert "Checklists" not in headings


def test_what_the_charter_leaves_open_is_not_told() -> None:
    terms = starting_terms()
    bare = terms.stages[0].model_copy(update={"crm_stages": ()})
    scoring = terms.scoring.model_copy(update={"fit_minimum": None})
    text = as_markdown("en", document(terms.model_copy(update={"stages": (bare,), "scoring": scoring})))
    assert "other systems call it" not in text
    assert "points for fit" not in text


def test_a_desk_without_quiet_hours_says_so() -> None:
    terms = starting_terms()
    loud = terms.desk.model_copy(update={"quiet_hours": None})
    text = as_markdown("en", document(terms.model_copy(update={"desk": loud})))
    assert "\n- There are no quiet hours." in text
    assert "Nobody is disturbed" not in text


def test_a_version_opens_with_its_signatures_and_when_it_binds() -> None:
    hands = (Signature("sales", "sari", "Sari", NOON), Signature("marketing", "ayu", "", NOON + timedelta(hours=1)))
    text = as_markdown("en", version_document(version(signatures=hands)))
    assert "- Signed for sales by Sari on 2026-01-05 05:00:00 UTC." in text
    assert "- Signed for marketing by ayu on" in text
    assert "- It is in force from 2026-01-05 06:00:00 UTC." in text


def test_a_version_that_binds_backwards_says_so() -> None:
    text = as_markdown("en", version_document(version(retroactive=True)))
    assert "binds from that date on, even though they signed later" in text
    assert "- It is not in force" in text


@pytest.mark.parametrize(
    ("written", "english"),
    [
        ("country != 'ID' and employees < 50", "the country is not Indonesia and the number of employees is below 50"),
        ("employees <= 9 or employees > 99",
         "the number of employees is at most 9 or the number of employees is above 99"),
        ("(city == 'Solo' or always) and phone is known",
         "(the city is Solo or every lead) and the phone number is known"),
        ("city == 'A' and city == 'B' or email is not known or always",
         "(the city is A and the city is B) or the e-mail address is not known or every lead"),
        ("not title contains 'intern'", "it is not so that the job title contains “intern”"),
        ("industry not in ('weapons', 'gambling')", "the industry is none of weapons and gambling"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_words(written: str, english: str) -> None:
    assert render("en", in_words(written)) == english


@pytest.mark.parametrize(
    ("time", "english"),
    [
        (timedelta(days=1), "24 hours"), (timedelta(days=14), "14 days"), (timedelta(minutes=5), "5 minutes"),
        (timedelta(hours=1), "1 hour"), (timedelta(seconds=90), "90 seconds"), (timedelta(seconds=0.5), "0.5 seconds"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_said_in_its_largest_whole_unit(time: timedelta, english: str) -> None:
    assert render("en", length(time)) == english


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "- “office” is open on Monday to Friday: 09:00–"),
        ("id", "- “office” buka pada hari Senin sampai Jumat: 09:00–"),
        ("en", "| first touch | weights at milestones | first touch 100% | looks back 180 days |"),
        ("en", "| SLA attainment | 90% | 80% | yes |"),
    ],
)
def test_a_charter_read_back_from_its_seal_is_said_as_people_would(language: str, sentence: str) -> None:
    again = Terms.model_validate_json(canonical(starting_terms()))
    assert f"\n{sentence}" in as_markdown(language, document(again))


def test_days_with_gaps_are_said_one_by_one_in_the_order_of_the_week() -> None:
    terms = starting_terms()
    hours = {"sat": ("09:00-12:00",), "mon": ("09:00-12:00",), "tue": ("09:00-12:00",)}
    some = terms.calendars["office"].model_copy(update={"hours": hours})
    text = as_markdown("en", document(terms.model_copy(update={"calendars": {"some": some}})))
    assert "is open on Monday, Tuesday, and Saturday: 09:00–12:00." in text
