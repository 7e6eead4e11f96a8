"""The difference between two charters, in words both sides read before they sign."""

import re

import pytest

from selaras.core.charter import Terms, load_terms, starting_terms, starting_text
from selaras.core.charter.difference import Change, difference
from selaras.phrases import LANGUAGES, render
from tests.core.charter.complete import Path, changed, complete, leaves


def edited(old: str, new: str) -> Terms:
    assert old in starting_text()
    return load_terms(starting_text().replace(old, new, 1), name="edited")


def said(changes: tuple[Change, ...], language: str = "en") -> list[str]:
    return [render(language, change.sentence) for change in changes]


@pytest.mark.no_cover
def test_every_value_that_changes_is_told_in_both_languages() -> None:
    given = complete()
    before = Terms.model_validate(given)
    for path in leaves(given):
        found = difference(before, changed(given, path))
        assert found, path
        assert all(render(language, one.part) for one in found for language in LANGUAGES)
        assert all("charter-" not in text for language in LANGUAGES for text in said(found, language))


@pytest.mark.parametrize(
    ("old", "new", "english", "indonesian"),
    [
        ("employees >= 50 and employees <= 500", "employees >= 201 and employees <= 500",
         ("stage MQL, criterion “company size”: a lead now meets it when the number of employees is from 201 to 500 "
          "(was: the number of employees is from 50 to 500)."),
         ("tahap MQL, kriteria “ukuran perusahaan”: prospek kini memenuhinya bila jumlah karyawan dari 201 sampai 500 "
          "(semula: jumlah karyawan dari 50 sampai 500).")),
        ("threshold: 60", "threshold: 70", "threshold: now 70 (was 60).", "ambang: sekarang 70 (semula 60)."),
        ("allowance: {time: 24h, calendar: working_days}", "allowance: {time: 48h, calendar: working_days}",
         "promise “first contact”: time is now 2 days (was 24 hours).",
         "janji “kontak pertama”: waktu sekarang 2 hari (semula 24 jam)."),
        ("high_intent_qualifies: true", "high_intent_qualifies: false",
         "high intent qualifies: now no (was yes).", "niat tinggi meloloskan: sekarang tidak (semula ya)."),
        ("      pauses: [waiting_for_customer]\n", "",
         "promise “first contact”: pauses is now – (was waiting_for_customer).",
         "janji “kontak pertama”: alasan jeda sekarang – (semula waiting_for_customer)."),
        ("high_intent_allowance: {time: 1h, calendar: office}", "needed: 1",
         "promise “reviewed within a working day”: time for leads of high intent is now – (was 1 hour and office).",
         ("janji “ditinjau dalam satu hari kerja”: waktu untuk prospek berniat tinggi sekarang – "
          "(semula 1 jam dan office).")),
        ("says_id: semua, condition: always", "says_id: semua, condition: domain is known",
         "routing rule “everyone”: now applies to: the company’s web domain is known (was: every lead).",
         "aturan penyaluran “semua”: kini berlaku untuk: domain web perusahaan diketahui (semula: semua prospek)."),
    ],
)  # fmt: skip
def test_a_change_is_said_as_people_would(old: str, new: str, english: str, indonesian: str) -> None:
    found = difference(starting_terms(), edited(old, new))
    assert (said(found), said(found, "id")) == ([english], [indonesian])


def test_what_is_new_or_gone_is_one_change_each() -> None:
    line = re.search(r"    - \{code: duplicate.*\n", starting_text())
    assert line is not None
    without = edited(line[0], "")
    gone, new = difference(starting_terms(), without), difference(without, starting_terms())
    assert [(one.kind, one.path) for one in (*gone, *new)] == [
        ("removed", "reasons.reject[duplicate]"), ("added", "reasons.reject[duplicate]"),
    ]  # fmt: skip
    assert said(gone + new) == ["Gone: reason for rejection “duplicate”.", "New: reason for rejection “duplicate”."]
    assert render("en", gone[0].part) == "Reasons"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (("calendars", "bali", "closures", 0),
         ["calendar “bali”: closures is now 2031-02-03 (was 2026-03-19)."]),
        (("calendars", "office", "holidays", 0, "country"),
         ["Gone: calendar “office”, public holidays of ID.", "New: calendar “office”, public holidays of 0.5."]),
    ],
)  # fmt: skip
def test_dates_and_parts_without_a_name_are_told_by_what_they_say(path: Path, told: list[str]) -> None:
    given = complete()
    assert said(difference(Terms.model_validate(given), changed(given, path))) == told


def test_another_order_of_rules_is_a_change() -> None:
    terms = Terms.model_validate(complete())
    turned = terms.routing.model_copy(update={"routes": terms.routing.routes[::-1]})
    assert said(difference(terms, terms.model_copy(update={"routing": turned}))) == [
        "routes: the order is now rest and big."
    ]


def test_parts_of_one_name_are_told_apart() -> None:
    terms = Terms.model_validate(complete())
    member = terms.routing.pools[0].members[0]
    pool = terms.routing.pools[0].model_copy(update={"members": (member, member)})
    twice = terms.routing.model_copy(update={"pools": (pool,)})
    found = difference(terms, terms.model_copy(update={"routing": twice}))
    assert [(one.kind, one.path) for one in found] == [
        ("removed", "routing.pools[named].members[tono]"), ("added", "routing.pools[named].members[dewi #2]"),
    ]  # fmt: skip
