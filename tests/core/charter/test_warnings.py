"""Warnings: each fires on the charter it is about, says so in both languages, and leaves a good charter alone."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.charter import Terms, condition, starting_terms
from selaras.core.charter.warnings import warnings
from selaras.core.charter.warnings.witnesses import profile_in_words, witness
from selaras.phrases import LANGUAGES, ids, render
from tests.core.charter.complete import complete

OFFICE = {"hours": {"mon": ["09:00-17:00"], "tue": ["09:00-17:00"]}}


def start() -> dict[str, Any]:
    return starting_terms().model_dump(mode="json")


def noticed(document: dict[str, Any]) -> list[tuple[str, str]]:
    found = warnings(Terms.model_validate(document))
    for one in found:
        assert all(render(language, one.sentence) for language in LANGUAGES)
    return [(one.code, one.place) for one in found]


def test_the_starting_charter_has_no_warnings() -> None:
    assert warnings(starting_terms()) == ()


def criteria(*conditions: str) -> dict[str, Any]:
    document = start()
    named = [{"name": f"c{n}", "condition": text} for n, text in enumerate(conditions)]
    document["stages"][1]["criteria"] = named
    return document


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (["employees > 50", "employees < 40"], [("criteria_contradict", "stages[mql]")]),
        (["employees between 500 and 50"], [("criterion_never_met", "stages[mql].criteria[c0]")]),
        (["employees > 50 and employees < 51"], [("criterion_never_met", "stages[mql].criteria[c0]")]),
        (["country == 'ID' or employees > 9", "country != 'id'", "employees < 5"],
         [("criteria_contradict_together", "stages[mql]")]),
        (["country in ('ID', 'SG')", "country not in ('ID')"], []),
        (["title contains 'head'", "title contains 'sales'", "title contains 'of'", "title != 'head'"], []),
        (["domain is known", "domain is not known"], [("criteria_contradict", "stages[mql]")]),
    ],
)  # fmt: skip
def test_criteria_that_contradict_are_noticed(conditions: list[str], expected: list[tuple[str, str]]) -> None:
    assert noticed(criteria(*conditions)) == expected


def test_rules_of_the_score_that_cannot_work_are_noticed() -> None:
    document = start()
    document["scoring"] |= {
        "fit": [
            {"name": "never", "condition": "employees < 9 and employees > 9", "points": 90},
            {"name": "one", "condition": "seniority == 'vp'", "points": 10},
            {"name": "other", "condition": "seniority == 'director'", "points": 9},
        ],
        "behaviour": [{"signal": "page_viewed", "points": 1, "cap": 20}],
    }
    found = warnings(Terms.model_validate(document))
    assert [one.code for one in found] == [
        "fit_rule_never_fires", "fit_minimum_out_of_reach", "threshold_out_of_reach", "no_high_intent",
    ]  # fmt: skip
    assert found[2].sentence.values["most"] == 30
    assert render("en", found[0].sentence) == "The fit rule “never” can never fire."


def test_a_behaviour_without_a_cap_reaches_every_threshold() -> None:
    document = start()
    document["scoring"] |= {
        "behaviour": [{"signal": "page_viewed", "points": 1, "high_intent": True}],
        "threshold": 999,
    }
    assert noticed(document) == []


def test_very_many_fit_rules_are_still_looked_at() -> None:
    document = start()
    document["scoring"]["fit"] = [
        {"name": f"r{n}", "condition": f"title contains '{n}x'", "points": 3} for n in range(2)
    ] + [{"name": f"a{n}", "condition": "always", "points": 3} for n in range(12)]
    assert noticed(document) == []


def routed(*conditions: str) -> dict[str, Any]:
    document = start()
    document["routing"]["routes"] = [
        {"name": f"r{n}", "condition": text, "pool": "sales"} for n, text in enumerate(conditions)
    ]
    return document


def test_leads_that_no_route_catches_are_shown_by_a_witness() -> None:
    found = warnings(Terms.model_validate(routed("country in ('ID', 'SG')", "employees >= 50")))
    assert [one.code for one in found] == ["leads_uncaught"]
    assert render("en", found[0].sentence) == (
        "No routing rule catches a lead of which this is true: the country is something that no condition mentions and "
        "the number of employees is 49. It goes to the queue “unrouted”."
    )


def test_a_route_that_only_misses_leads_of_unknown_country_says_so() -> None:
    found = warnings(Terms.model_validate(routed("country == 'ID'", "country != 'ID'")))
    assert "the country is not known" in render("en", found[0].sentence)


def test_routes_that_are_never_reached_are_noticed() -> None:
    assert noticed(routed("employees >= 50", "employees > 99", "employees < 9 and employees > 9", "always")) == [
        ("route_shadowed", "routing.routes[r1]"), ("route_never_taken", "routing.routes[r2]"),
    ]  # fmt: skip


def test_a_charter_without_routes_catches_nobody() -> None:
    assert noticed(routed()) == [("leads_uncaught", "routing.routes"), ("pool_unused", "routing.pools[sales]")]


def test_pools_without_people_are_noticed() -> None:
    document = start()
    document["routing"]["pools"] = [{"name": "sales", "members": [{"rep": "dewi", "weight": 0}]}]
    assert noticed(document) == [("pool_empty", "routing.pools[sales]")]


def test_caps_that_hold_nobody_back_or_mean_two_things_are_noticed() -> None:
    document = start()
    caps = [{"name": "large", "condition": "employees > 500", "per_week": 3}, {"name": "idle", "per_day": 1}]
    other = [
        {"name": "large", "condition": "employees > 900", "per_week": 3}, {"name": "idle"},
        {"name": "none", "condition": "employees > 9 and employees < 9", "per_day": 2},
    ]  # fmt: skip
    document["routing"]["pools"] = [{"name": "sales", "members": [{"rep": "dewi", "caps": other}], "caps": caps}]
    place = "routing.pools[sales].members[dewi].caps"
    assert noticed(document) == [
        ("cap_means_two_things", f"{place}[large]"), ("cap_without_figure", f"{place}[idle]"),
        ("cap_never_counts", f"{place}[none]"),
    ]  # fmt: skip


def test_reasons_nobody_may_use_are_noticed() -> None:
    document = start()
    document["reasons"]["recycle"] = []
    document["reasons"]["reject"][0]["used_by"] = []
    document["reasons"]["pause"][0]["used_by"] = []
    assert noticed(document) == [
        ("no_reasons", "reasons.recycle"), ("reason_unusable", "reasons.reject[wrong_size]"),
        ("reason_unusable", "reasons.pause[waiting_for_customer]"),
    ]  # fmt: skip


def clause(document: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in document["promises"]["leads"] if one["promise"] == name)
    return found


def test_clauses_that_cannot_be_met_are_noticed() -> None:
    document = start()
    clause(document, "route")["allowance"]["time"] = "0m"
    clause(document, "review")["applies_to"] = "employees < 1 and employees > 1"
    clause(document, "first_contact")["allowance"]["calendar"] = "elsewhere"
    assert [code for code, _ in noticed(document)] == [
        "allowance_zero", "clause_binds_nobody", "calendar_missing", "calendar_unused",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("calendar", "time", "needed", "expected"),
    [
        (OFFICE, "16h", 3, [("too_few_days", "promises.leads[six touches in two weeks].allowance")]),
        (OFFICE, "16h", 2, []),
        (OFFICE, "24h", 3, []),
        ({"always": True}, "2d", 3, []),
        ({"always": True}, "2d", 4, [("too_few_days", "promises.leads[six touches in two weeks].allowance")]),
        ({}, "2d", 4, [("calendar_never_opens", "calendars.c")]),
    ],
)
def test_touches_on_different_days_need_as_many_open_days(
    calendar: dict[str, Any], time: str, needed: int, expected: list[tuple[str, str]]
) -> None:
    document = start()
    document["calendars"]["c"] = calendar
    clause(document, "touches").update(
        {"needed": needed, "distinct_days": True, "allowance": {"time": time, "calendar": "c"}, "start": "assigned"}
    )
    assert noticed(document) == expected


def test_a_disposition_due_before_the_touches_is_noticed() -> None:
    document = start()
    clause(document, "disposition")["allowance"]["time"] = "13d"
    assert noticed(document) == [("disposition_before_touches", "promises.leads[disposition in two weeks]")]
    document["calendars"]["never"] = {}
    clause(document, "touches")["allowance"]["calendar"] = "never"
    assert [code for code, _ in noticed(document)] == ["disposition_before_touches", "calendar_never_opens"]


def test_calendars_nobody_counts_in_are_noticed() -> None:
    document = start()
    document["calendars"]["spare"] = OFFICE
    assert noticed(document) == [("calendar_unused", "calendars.spare")]


def test_weights_that_are_no_whole_are_noticed() -> None:
    document = start()
    document["figures"]["attribution"][0]["first_touch"] = "0.9"
    document["figures"]["alignment"]["joint_nps"] = "0.2"
    assert noticed(document) == [
        ("attribution_weights", "figures.attribution[first touch]"), ("alignment_weights", "figures.alignment"),
    ]  # fmt: skip


def test_targets_and_rates_that_do_not_fit_together_are_noticed() -> None:
    document = start()
    document["figures"]["targets"] = [
        {"starts_on": starts, "ends_on": ends, "revenue": 1}
        for starts, ends in [
            ("2026-01-01", "2026-03-31"), ("2026-03-31", "2026-06-30"), ("2026-07-01", "2026-07-31"),
            ("2026-09-01", "2026-08-31"),
        ]
    ]  # fmt: skip
    document["figures"]["exchange_rates"] = [
        {"currency": currency, "from_date": day, "rate": 2}
        for currency, day in [
            ("USD", "2026-01-01"),
            ("IDR", "2026-02-01"),
            ("IDR", "2026-03-01"),
            ("SGD", "2025-01-01"),
        ]
    ]
    assert [code for code, _ in noticed(document)] == [
        "target_ends_first", "targets_overlap", "targets_gap", "rate_of_own_currency", "rate_missing",
    ]  # fmt: skip


def test_a_complete_charter_is_warned_about_what_is_true_of_it() -> None:
    assert noticed(complete()) == [
        ("reason_unusable", "reasons.pause[waiting_for_customer]"), ("leads_uncaught", "routing.routes"),
        ("calendar_unused", "calendars.bali"), ("calendar_never_opens", "calendars.never"),
        ("calendar_unused", "calendars.never"),
    ]  # fmt: skip


def test_a_search_that_is_too_wide_stops_and_accuses_nobody() -> None:
    wide = [
        condition(f"{name} in ({', '.join(repr(f'v{n}') for n in range(40))})") for name in ("city", "title", "region")
    ]
    assert witness(wide) == {}
    assert render("en", profile_in_words({})) == "every lead"


def test_the_guide_lists_every_warning() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "guides" / "charter.md").read_text(encoding="utf-8")
    phrases = [phrase for phrase in ids("en") if phrase.startswith("charter-warning-")]
    codes = [phrase.removeprefix("charter-warning-").replace("-", "_") for phrase in phrases]
    assert [code for code in codes if f"`{code}`" not in guide] == []


CLAIMS = st.sampled_from(
    ["employees > 50", "employees <= 50", "employees == 7", "country == 'ID'", "country in ('SG', 'MY')",
     "country is not known", "title contains 'ceo'", "not title contains 'ceo'", "employees is known", "always"]
)  # fmt: skip
PROFILES = st.fixed_dictionaries(
    {
        "employees": st.sampled_from([None, 0, 7, 8, 50, 51, 900]),
        "country": st.sampled_from([None, "ID", "SG", "MY", "US"]),
        "title": st.sampled_from([None, "ceo", "the CEO", "clerk"]),
    }
)


@given(st.lists(CLAIMS, max_size=4), st.lists(CLAIMS, max_size=3), PROFILES)
def test_where_no_witness_is_found_there_is_none(
    meets: list[str], misses: list[str], profile: dict[str, object]
) -> None:
    good, bad = [condition(text) for text in meets], [condition(text) for text in misses]
    found = witness(good, bad)
    if found is None:
        assert not (all(one.holds(profile) is True for one in good) and not any(one.holds(profile) for one in bad))
    else:
        assert all(one.holds(found) is True for one in good)
        assert not any(one.holds(found) for one in bad)
