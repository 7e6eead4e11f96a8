"""Reading a charter: terms, or every mistake at once with its line and the way to mend it."""

from datetime import datetime, timedelta

import pytest

from selaras.core.charter import (
    CharterError,
    calendar_named,
    canonical,
    load_routing,
    load_terms,
    sha256,
    starting_terms,
    starting_text,
)
from selaras.core.charter.calendars import span
from selaras.core.charter.marks import nearest_mark
from selaras.core.charter.reference_problems import each
from selaras.core.charter.terms import Terms
from selaras.kit.errors import InputError
from selaras.phrases import LANGUAGES, render


def problems(text: str | bytes) -> dict[str, tuple[int, str]]:
    """Every mistake of a text by its path, with its line and the id of what is wrong."""
    with pytest.raises(CharterError) as error:
        load_terms(text, name="test.yaml")
    for problem in error.value.problems:
        for language in LANGUAGES:
            assert render(language, problem.what)
            assert render(language, problem.fix)
    return {p.path: (p.line, p.what.id.removeprefix("charter-problem-")) for p in error.value.problems}


def changed(old: str, new: str) -> str:
    assert starting_text().count(old) >= 1, old
    return starting_text().replace(old, new, 1)


def line_of(text: str, part: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if part in line)


def test_the_starting_charter_is_read() -> None:
    terms = starting_terms()
    assert [stage.stage for stage in terms.stages] == ["lead", "mql", "sal", "sql", "opportunity", "won"]
    contact = next(clause for clause in terms.promises.leads if clause.promise == "first_contact")
    assert contact.allowance.time.total_seconds() == 24 * 3600
    assert contact.high_intent_allowance is not None
    assert contact.high_intent_allowance.time.total_seconds() == 4 * 3600


def test_ten_mistakes_are_ten_problems_each_at_its_line() -> None:
    text = (
        starting_text()
        .replace("currency: USD", "currency: USX")
        .replace("time_zone: Asia/Jakarta", "time_zone: Asia/Jakrta")
        .replace("fiscal_year_starts: 1 ", "fiscal_year_starts: 13 ")
        .replace("condition: employees >= 50 and employees <= 500\n", "condition: employes >= 50\n", 1)
        .replace("threshold: 60", "threshold: sixty")
        .replace("fit_minimum: 20", "fit_minimun: 20")
        .replace("reject_reason: wrong_size", "reject_reason: wrong_sise")
        .replace("allowance: {time: 5m, calendar: always}", "allowance: {time: soon, calendar: allways}")
        .replace("fallback_owner: revenue_operations", "")
        .replace("needs_framework: BANT", "needs_framework: BNAT")
    )
    found = problems(text)
    assert {path: sort for path, (_, sort) in found.items()} == {
        "currency": "currency",
        "time_zone": "zone",
        "fiscal_year_starts": "out-of-range",
        "stages[1].criteria[0].condition": "condition",
        "stages[1].criteria[0].reject_reason": "no-reason",
        "stages[3].needs_framework": "no-framework",
        "scoring.threshold": "not-a-number",
        "scoring.fit_minimun": "unknown-key",
        "routing.fallback_owner": "missing",
        "promises.leads[0].allowance.time": "not-a-duration",
        "promises.leads[0].allowance.calendar": "no-calendar",
    }
    assert found["scoring.fit_minimun"][0] == line_of(text, "fit_minimun")
    assert found["promises.leads[0].allowance.time"][0] == line_of(text, "time: soon")
    assert [line for line, _ in found.values()] == sorted(line for line, _ in found.values())


@pytest.mark.parametrize(
    ("old", "new", "path", "sort"),
    [
        (
            "high_intent_qualifies: true",
            "high_intent_qualifies: perhaps",
            "scoring.high_intent_qualifies",
            "not-a-truth",
        ),
        ("title: Agreement of marketing and sales", "title: [1]", "title", "not-a-text"),
        ("side: marketing\n      start", "side: nobody\n      start", "promises.leads[0].side", "not-one-of"),
        ("needed: 6", "needed: 0", "promises.leads[3].needed", "out-of-range"),
        (
            "half_life_days: 30, cap: 60",
            "half_life_days: 0, cap: 60",
            "scoring.behaviour[0].half_life_days",
            "out-of-range",
        ),
        ("always: true", "closures: [31/12/2026]", "calendars.always.closures[0]", "not-a-date"),
        (
            "criteria:\n      - name: company_size",
            "criteria: all\n    x:\n      - name: s",
            "stages[1].criteria",
            "wrong-shape",
        ),
        ("- country: ID", "- country: XX", "calendars.office.holidays[0].country", "country"),
        ('mon: ["09:00-12:00"', 'mon: ["9 to 12"', "calendars.office.hours.mon[0]", "hours"),
        ("code: wrong_geography", "code: wrong_size", "reasons.reject[1].code", "twice"),
        ("pool: sales}", "pool: sails}", "routing.routes[0].pool", "no-pool"),
        ("pool: sales}", "pool: sales, rep: dewi}", "routing.routes[0]", "route-target"),
        ("joint_nps: 0.10", "joint_nps: 0.20", "figures.alignment", "weights"),
        ("pauses: [waiting_for_customer]", "pauses: [asleep]", "promises.leads[2].pauses[0]", "no-reason"),
    ],
)
def test_a_mistake_is_found_at_its_place(old: str, new: str, path: str, sort: str) -> None:
    assert problems(changed(old, new))[path][1] == sort


@pytest.mark.parametrize(
    ("text", "line", "sort"),
    [
        ("", 1, "not-a-mapping"),
        ("- a\n- b", 1, "not-a-mapping"),
        ("a: 1\na: 2", 2, "duplicate-key"),
        ("a:\n\tb: 1", 2, "tab"),
        ("a: [1,\nb: 2", 2, "not-yaml"),
        ("a: \x00", 1, "unreadable"),
        ("title: ok\nname: \xe9".encode("latin-1"), 2, "not-utf8"),
    ],
)
def test_a_file_that_is_no_charter_says_why(text: str | bytes, line: int, sort: str) -> None:
    assert problems(text) == {"": (line, sort)}


def test_the_error_counts_the_mistakes_and_names_the_first() -> None:
    with pytest.raises(CharterError, match=r"my\.yaml: one mistake, the first at line 6: currency"):
        load_terms(changed("currency: USD", "currency: US"), name="my.yaml")
    with pytest.raises(CharterError, match="8 mistakes"):
        load_terms("title: x", name="my.yaml")


def test_a_misspelt_key_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(CharterError) as error:
        load_terms(changed("window_days: 180, high", "windowdays: 180, high"), name="x")
    (problem,) = error.value.problems
    assert render("en", problem.fix) == "Check the spelling: did you mean “window_days”?"
    assert render("id", problem.fix) == "Periksa ejaannya: mungkin maksudnya “window_days”?"


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("reject_reason: wrong_size", "reject_reason: zzz", "the names here are bad_data, duplicate"),
        ("condition: seniority == 'manager'", "condition: wealth > 5", "the names here are city, company"),
        ("condition: seniority == 'manager'", "condition: senority == 'x'", "did you mean “seniority”"),
        ("condition: seniority == 'manager'", "condition: seniority ==", "the names here are"),
    ],
)
def test_a_name_that_leads_nowhere_is_answered_with_the_names_there_are(old: str, new: str, hint: str) -> None:
    with pytest.raises(CharterError) as error:
        load_terms(changed(old, new), name="x")
    assert any(hint in render("en", problem.fix) for problem in error.value.problems)


def test_a_name_where_there_are_none_says_to_write_one_first() -> None:
    text = starting_text().replace("  pause:\n", "  pause: []\n  nothing:\n")
    with pytest.raises(CharterError) as error:
        load_terms(text, name="x")
    assert any("write one first" in render("en", problem.fix) for problem in error.value.problems)


def test_the_file_may_begin_with_a_byte_order_mark() -> None:
    assert load_terms(b"\xef\xbb\xbf" + starting_text().encode(), name="x") == starting_terms()


def test_the_canonical_form_reads_back_as_the_same_terms() -> None:
    assert Terms.model_validate_json(canonical(starting_terms())) == starting_terms()


@pytest.mark.parametrize("text", ["9:00-12:00", "09:00", "25:00-26:00"])
def test_a_span_of_hours_has_two_times(text: str) -> None:
    with pytest.raises(InputError, match="09:00-17:00"):
        span(text)


def test_a_calendar_of_the_charter_answers_and_one_it_has_not_is_an_error() -> None:
    office = calendar_named(starting_terms(), "office")
    friday = datetime.fromisoformat("2026-03-06T17:00+07:00")
    due = office.deadline(friday, timedelta(hours=4))
    assert due == datetime.fromisoformat("2026-03-09T12:00+07:00")
    assert office.zone == "Asia/Jakarta"
    with pytest.raises(InputError, match="use one of always, office, working_days"):
        calendar_named(starting_terms(), "moon")


def test_a_mark_is_that_of_the_nearest_part_the_file_has() -> None:
    assert nearest_mark({("a",): (3, 1)}, ("a", "b", 2)) == (3, 1)
    assert nearest_mark({}, ("a",)) == (0, 0)


def test_values_of_the_wrong_shape_are_left_to_the_other_checks() -> None:
    found = problems(changed("condition: seniority == 'student'", "condition: [1]"))
    assert {sort for _, sort in found.values()} == {"not-a-text"}
    found = problems(changed("joint_nps: 0.10", "joint_nps: much"))
    assert {sort for _, sort in found.values()} == {"not-a-number"}


def test_comments_order_and_spelling_of_values_do_not_change_the_hash() -> None:
    text = changed("threshold: 60", "threshold: 60.0").replace("time: 24h", "time: 1d").replace("0.40}", '"0.4"}')
    head, tail = text.split("# Who a lead is (fit)")
    moved = "# Who a lead is (fit)" + tail + "\n" + head
    assert sha256(load_terms(moved, name="x")) == sha256(starting_terms())
    assert sha256(load_terms(changed("threshold: 60", "threshold: 61"), name="x")) != sha256(starting_terms())


def test_parts_are_found_by_pattern_whatever_the_document_is() -> None:
    assert list(each("text", "a")) == []
    assert [path for path, _ in each({"a": {"x": {"b": 1}, "y": 2}}, "a", "*", "b")] == [("a", "x", "b")]


ROUTING = """
account_owner_first: false
pools: [{name: all, team: sales}]
routes: [{name: everyone, pool: all}]
fallback_queue: unrouted
fallback_owner: bima
"""


def test_the_routing_alone_may_be_read_into_a_charter() -> None:
    alone = load_routing(ROUTING, starting_terms(), name="routing.yaml")
    under = load_routing("routing:" + ROUTING.replace("\n", "\n  "), starting_terms(), name="routing.yaml")
    assert alone == under
    assert not alone.routing.account_owner_first
    assert alone.model_copy(update={"routing": starting_terms().routing}) == starting_terms()
    assert load_routing(starting_text(), alone, name="charter.yaml") == starting_terms()


@pytest.mark.parametrize(("above", "line"), [("", 4), ("routing:", 4)])
def test_a_mistake_in_the_routing_is_told_with_its_line_in_the_file(above: str, line: int) -> None:
    wrong = ROUTING.replace("pool: all", "pool: al")
    text = above + wrong.replace("\n", "\n  ") if above else wrong
    with pytest.raises(CharterError) as told:
        load_routing(text, starting_terms(), name="routing.yaml")
    assert [(one.path, one.line) for one in told.value.problems] == [("routing.routes[0].pool", line)]


def test_the_canonical_form_is_read_back_as_the_same_terms():
    """What the API returns of a charter can be changed and proposed: null says the same as leaving out."""
    terms = starting_terms()
    assert load_terms(canonical(terms), name="canonical") == terms
