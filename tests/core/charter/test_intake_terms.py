"""The charter's words for intake and desk: standard where it says nothing, and watched where it says something odd."""

import json
from typing import Any

import pytest

from selaras.core.charter import CharterError, Terms, canonical, load_terms, starting_terms, starting_text
from selaras.core.charter.terms import DeskTerms, EventRule, IntakeTerms
from selaras.core.charter.warnings import warnings
from selaras.phrases import LANGUAGES, render


def start() -> dict[str, Any]:
    return starting_terms().model_dump(mode="json")


def noticed(document: dict[str, Any]) -> list[tuple[str, str]]:
    found = warnings(Terms.model_validate(document))
    assert all(render(language, one.sentence) for language in LANGUAGES for one in found)
    return [(one.code, one.place) for one in found]


def problem(old: str, new: str) -> list[tuple[str, str]]:
    assert old in starting_text()
    with pytest.raises(CharterError) as error:
        load_terms(starting_text().replace(old, new, 1), name="changed")
    assert all(
        render(language, part) for one in error.value.problems for part in (one.what, one.fix) for language in LANGUAGES
    )
    return [(one.path, one.what.id.removeprefix("charter-problem-")) for one in error.value.problems]


def test_the_starting_charter_spells_out_what_is_standard() -> None:
    assert starting_terms().intake == IntakeTerms()


def test_a_document_from_before_the_intake_means_by_events_what_is_standard() -> None:
    old = json.loads(canonical(starting_terms()))
    del old["intake"], old["desk"]
    terms = Terms.model_validate_json(json.dumps(old))
    assert (terms.intake, terms.desk) == (IntakeTerms(), DeskTerms())


def with_events(*rules: dict[str, Any]) -> dict[str, Any]:
    document = start()
    document["intake"]["events"] = [*rules, *document["intake"]["events"]]
    return document


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([{"signal": "page_viewed", "events": ["X"], "when": "properties.n < 1 and properties.n > 1"}],
         [("event_rule_never_fires", "intake.events[0]")]),
        ([{"signal": "page_viewed", "events": ["New"]}, {"signal": "pricing_viewed", "events": ["new"]}],
         [("event_rule_shadowed", "intake.events[1]")]),
        ([{"signal": "page_viewed", "events": ["New"], "when": "source == 'app'"},
          {"signal": "pricing_viewed", "events": ["new"]}], []),
        ([{"signal": "page_viewed", "events": ["New"], "when": "source == 'app'"},
          {"signal": "pricing_viewed", "events": ["new"], "when": "source == 'app' and path == '/x'"}],
         [("event_rule_shadowed", "intake.events[1]")]),
        ([{"signal": "page_viewed", "pages": ["/docs/*"]}, {"signal": "pricing_viewed", "pages": ["/docs/prices"]}],
         [("event_rule_shadowed", "intake.events[1]")]),
        ([{"signal": "page_viewed", "pages": ["/docs/prices"]}, {"signal": "pricing_viewed", "pages": ["/docs/*"]}],
         []),
        ([{"signal": "page_viewed", "when": "source == 'app'"}], []),
        ([{"signal": "page_viewed", "when": "source == 'app'"},
          {"signal": "pricing_viewed", "when": "source == 'app'"}],
         [("event_rule_shadowed", "intake.events[1]")]),
    ],
)  # fmt: skip
def test_rules_for_events_that_never_fire_are_noticed(
    rules: list[dict[str, Any]], expected: list[tuple[str, str]]
) -> None:
    assert noticed(with_events(*rules)) == expected


def test_a_rule_for_everything_leaves_nothing_to_the_rules_after_it() -> None:
    found = noticed(with_events({"signal": "page_viewed"}))
    assert [code for code, _ in found] == ["event_rule_shadowed"] * len(IntakeTerms().events)


def test_rules_for_channels_that_nobody_comes_by_are_noticed() -> None:
    document = start()
    document["intake"]["channels"] = [
        {"channel": "email", "when": "utm_medium == 'email'"},
        {"channel": "newsletter", "when": "utm_medium == 'email' and utm_source == 'news'"},
        {"channel": "never", "when": "path == '/a' and path == '/b'"},
    ]
    assert noticed(document) == [
        ("channel_shadowed", "intake.channels[1]"), ("channel_never_taken", "intake.channels[2]"),
    ]  # fmt: skip


def test_a_behaviour_that_no_event_means_is_noticed() -> None:
    document = start()
    document["scoring"]["behaviour"].append({"signal": "danced", "points": 1})
    assert noticed(document) == [("signal_never_seen", "scoring.behaviour[danced]")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"reviewers": []}, [("nobody_reviews", "desk.reviewers")]),
        ({"rulers": []}, [("nobody_rules", "desk.rulers")]),
        ({"rulers": ["executive", "sales_leader"]}, [("ruler_takes_side", "desk.rulers")]),
        ({"rulers": ["the oracle"]}, []),
        ({"climb": [{"to": "manager", "after": {"time": "0m", "calendar": "office"}}]},
         [("climb_at_once", "desk.climb[manager]")]),
        ({"climb": [{"to": "manager", "after": {"time": "5m", "calendar": "nobody's"}}]},
         [("climb_calendar_missing", "desk.climb[manager]")]),
        ({"remind_at": 1}, [("reminder_at_due", "desk.remind_at")]),
        ({"merge_at": "0.9", "ask_at": "0.95"}, [("asks_after_merging", "desk.ask_at")]),
        ({"quiet_hours": {"start": "20:00", "end": "20:00"}}, [("quiet_all_day", "desk.quiet_hours")]),
        ({"quiet_hours": None}, []),
    ],
)  # fmt: skip
def test_settings_of_the_desk_that_undo_what_they_are_for_are_noticed(
    changes: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    document = start()
    document["desk"] |= changes
    assert noticed(document) == expected


def test_a_calendar_in_which_only_a_step_up_is_counted_is_used() -> None:
    document = start()
    document["calendars"]["night"] = {"always": True}
    document["desk"]["climb"] = [{"to": "manager", "after": {"time": "5m", "calendar": "night"}}]
    assert noticed(document) == []


@pytest.mark.parametrize(
    ("old", "new", "path", "sort"),
    [
        ("- signal: demo_requested\n      events", "- signal: demo_requestd\n      events", "intake.events[0].signal",
         "no-signal"),
        ("when: utm_medium == 'podcast'", "when: utm_mediun == 'podcast'", "intake.channels[9].when", "condition"),
        ("rulers: [revenue_operations, executive]", "rulers: [revenue_operations, judge]", "desk.rulers[1]", "no-role"),
        ("reviewers: [sales_manager", "reviewers: [manager", "desk.reviewers[0]", "no-role"),
        ("after: {time: 15m, calendar: office}", "after: {time: 15m, calendar: offices}",
         "desk.climb[0].after.calendar", "no-calendar"),
        ("gives_back: [bad_data", "gives_back: [bad_dta", "desk.gives_back[0]", "no-class"),
        ('quiet_hours: {start: "20:00"', 'quiet_hours: {start: "8 pm"', "desk.quiet_hours.start", "time-of-day"),
        ('end: "07:00"', 'end: "24:30"', "desk.quiet_hours.end", "time-of-day"),
        ("session: 30m", "session: 0m", "intake.session", "out-of-range"),
        ("remind_at: 0.75", "remind_at: 1.5", "desk.remind_at", "out-of-range"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_words_for_intake_and_desk_is_found_at_its_place(
    old: str, new: str, path: str, sort: str
) -> None:
    assert problem(old, new) == [(path, sort)]


def test_a_rule_says_only_what_it_is_told() -> None:
    assert EventRule(signal="page_viewed").model_dump() == {
        "signal": "page_viewed", "events": (), "pages": (), "when": "always", "channel": None, "introduces": False,
    }  # fmt: skip
