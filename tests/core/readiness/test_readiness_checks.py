"""Each check sees its fault, names the rows, and stays silent where nothing is wrong."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.core.readiness import (
    DealAndLead,
    Example,
    Expectation,
    Reference,
    Watch,
    deals_before_leads,
    nearest,
    normal_form,
    unmatched,
)
from selaras.core.readiness.picklists import COUNTRIES

NOW = datetime(2026, 3, 2, tzinfo=UTC)
MAY, JUNE, JULY = (datetime(2025, month, 1, tzinfo=UTC) for month in (5, 6, 7))


def watched(table, rows, columns=None, **more):
    names = columns or sorted({name for row in rows for name in row})
    watch = Watch(
        Expectation(table=table, columns={name: name.upper() for name in names}, now=NOW, key_columns="ID", **more)
    )
    for number, row in enumerate(rows, 2):
        watch.see(number, row.get("key", f"k{number}"), {k: v for k, v in row.items() if k != "key"})
    return watch


def found(table, rows, columns=None, **more):
    return {f.code: f for f in watched(table, rows, columns, **more).findings() if f.code != "not-mapped"}


def test_a_clean_file_has_no_findings():
    row = {"captured_at": MAY, "qualified_at": JUNE, "channel": "fair", "email": "a@b.example"}
    assert found("leads", [row]) == {}


def test_blank_fields_are_counted_where_a_figure_needs_them():
    rows = [{"channel": "fair", "captured_at": MAY}, {"captured_at": MAY, "email": "a@b.example"}]
    told = found("leads", rows)
    assert (told["channel-blank"].rows, told["channel-blank"].out_of, told["channel-blank"].column) == (1, 2, "CHANNEL")
    assert told["channel-blank"].examples == (Example("k3", 3),)
    assert told["field-blank"].words == {"field": "email"}
    assert "mql_to_won" in told["channel-blank"].metrics
    assert found("opportunities", [{"created_at": MAY}], ["amount", "created_at", "closed_at"]).keys() == {
        "amount-missing"
    }


def test_fields_that_nobody_fills_are_one_note():
    watch = watched("touches", [{"lead": "1", "at": MAY, "signal": "x"}])
    [note] = [f for f in watch.findings() if f.code == "not-mapped"]
    assert (note.words, note.severity) == ({"fields": "channel"}, "note")
    assert [
        f.code for f in watched("touches", [{"lead": "1", "at": MAY, "signal": "x"}], filled=("channel",)).findings()
    ] == []
    assert list(Watch(Expectation(table="touches", columns={}, now=NOW)).findings()) == []


def test_a_column_that_never_changes_is_noted_from_twenty_rows_on():
    rows = [{"signal": "view", "channel": f"c{n}"} for n in range(20)]
    told = found("touches", rows)
    assert (told["constant"].column, told["constant"].words) == ("SIGNAL", {"value": "view"})
    assert "constant" not in found("touches", rows[:19])


def test_instants_in_the_future_and_long_past_are_wrong():
    told = found(
        "leads",
        [{"captured_at": NOW + timedelta(days=30)}, {"captured_at": datetime(1970, 1, 1, tzinfo=UTC)}, {}],
        ["captured_at"],
    )
    assert told["in-future"].examples == (Example("2026-04-01", 2),)
    assert told["long-past"].examples == (Example("1970-01-01", 3),)
    assert told["in-future"].severity == "error"


def test_the_expected_close_of_an_open_deal_may_lie_ahead():
    ahead = NOW + timedelta(days=60)
    assert "in-future" not in found("opportunities", [{"created_at": MAY, "closed_at": ahead, "status": "open"}])
    assert "in-future" in found("opportunities", [{"created_at": MAY, "closed_at": ahead, "status": "won"}])


def test_instants_in_the_wrong_order_are_wrong():
    told = found(
        "opportunities",
        [{"created_at": JULY, "closed_at": MAY}, {"created_at": MAY, "closed_at": MAY}, {"created_at": MAY}],
    )
    assert (told["out-of-order"].rows, told["out-of-order"].examples[0].value) == (1, "k2: 2025-07-01 → 2025-05-01")
    assert told["out-of-order"].words == {"first": "CREATED_AT"}
    assert "out-of-order" in found("campaigns", [{"starts_on": date(2026, 2, 1), "ends_on": date(2026, 1, 1)}])


def test_stages_that_were_skipped_are_counted():
    rows = [
        {"captured_at": MAY, "sales_qualified_at": JULY},
        {"captured_at": MAY, "qualified_at": JUNE, "sales_qualified_at": JULY},
    ]
    assert (found("leads", rows)["stage-skipped"].rows, found("leads", rows)["stage-skipped"].column) == (
        1,
        "QUALIFIED_AT",
    )


def test_values_outside_a_list_are_near_or_unknown():
    rows = [{"product": v} for v in ("GTX Pro", "GTXPro", "GTXPro", "Anvil")]
    told = found("opportunities", rows, ["product"], lists={"product": ["GTX Pro", "GTX Plus"]})
    assert told["value-near"].examples == (Example("GTXPro ~ GTX Pro (2)", 3),)
    assert told["value-near"].rows == 2
    assert told["value-unknown"].examples == (Example("Anvil (1)", 5),)
    assert told["value-spelled-twice"].examples[0].value.startswith("GTX Pro ~ GTXPro")


def test_lists_that_only_help_report_slips_and_nothing_else():
    told = found("accounts", [{"name": "A", "industry": v} for v in ("technolgy", "Retail", "Alchemy")])
    assert told["value-near"].examples == (Example("technolgy ~ technology (1)", 2),)
    assert "value-unknown" not in told
    assert "Philippines" in COUNTRIES


def test_a_column_of_very_many_values_is_not_gathered():
    told = found("touches", [{"channel": f"c{n}"} for n in range(2100)], lists={"channel": ["a"]})
    assert int(told["value-unknown"].words["values"]) == 2000


def test_a_value_written_in_two_ways_is_reported_with_the_usual_one():
    rows = [{"channel": v} for v in ("Paid Search", "paid-search", "Paid Search", "fair")]
    assert found("touches", rows)["value-spelled-twice"].examples == (Example("paid-search ~ Paid Search (1)", 3),)


def test_keys_addresses_and_names_that_come_again_are_duplicates():
    told = found(
        "leads", [{"key": "1", "email": "A@b.example"}, {"key": "1", "email": "a@B.example"}, {"key": "2"}], ["email"]
    )
    assert told["key-again"].examples == (Example("1 = 2", 3),)
    assert told["key-again"].severity == "error"
    assert told["duplicate"].examples == (Example("a@B.example = 2", 3),)
    assert found("accounts", [{"name": "Acme Corp"}, {"name": "ACME corp."}])["duplicate"].rows == 1
    assert "key-again" not in found("touches", [{"key": "1", "signal": "x"}] * 2)


def test_claims_without_a_date_or_an_amount_are_counted():
    told = found("opportunities", [{"amount": 0, "created_at": MAY}, {"amount": 5}])
    assert (told["amount-zero"].rows, told["creation-inferred"].rows) == (1, 1)
    told = found("leads", [{"stage": "SAL", "captured_at": MAY}, {"stage": "SAL", "stage_since": MAY}])
    assert told["stage-undated"].examples == (Example("k2: SAL", 2),)


def test_examples_are_the_first_five():
    told = found(
        "leads", [{"email": f"{n}@b.example"} for n in range(3)] + [{"channel": "x"}] * 9, ["channel", "email"]
    )
    assert [e.row for e in told["field-blank"].examples] == [5, 6, 7, 8, 9]
    assert told["field-blank"].rows == 9


def test_references_are_gathered_by_key():
    watch = watched("touches", [{"lead": "1"}, {"lead": "2"}, {"lead": "1"}, {"signal": "x"}], references=("lead",))
    assert watch.references("lead") == [Reference("1", 2, 2), Reference("2", 1, 3)]


def test_references_to_nothing_are_near_or_unmatched():
    missing = [Reference("Acme Corp.", 2, 9), Reference("Zed", 5, 3)]
    near, none = unmatched("opportunities", "account", "ACCOUNT", missing, ["Acme Corp"], 10)
    assert (near.code, near.rows, near.examples[0].value) == ("key-near", 2, "Acme Corp. ~ Acme Corp (2)")
    assert (none.code, none.rows, none.examples[0]) == ("key-unmatched", 5, Example("Zed (5)", 3, "Zed", 5))
    assert unmatched("opportunities", "account", "ACCOUNT", [], [], 10) == []


def test_a_deal_older_than_its_lead_is_reported_and_the_widest_gap_comes_first():
    pairs = [DealAndLead("a", MAY, JUNE, 7), DealAndLead("b", MAY, JULY), DealAndLead("c", JULY, MAY)]
    [finding] = deals_before_leads(pairs)
    assert (finding.rows, finding.out_of) == (2, 3)
    assert finding.examples == (Example("b: 2025-05-01 < 2025-07-01"), Example("a: 2025-05-01 < 2025-06-01", 7))
    assert deals_before_leads(pairs[2:]) == []


def test_a_finding_says_what_it_is_and_what_it_does():
    [finding] = deals_before_leads([DealAndLead("a", MAY, JUNE)])
    assert (finding.says.id, finding.does.id) == ("readiness-deal-before-lead", "readiness-deal-before-lead-effect")
    assert finding.says.values == {"rows": 1, "out_of": 1, "column": ""}


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("GTK 500", ["GTK 600"], None),
        ("Isdom", ["Isdon", "Isdomm"], "Isdomm"),
        ("Philipines", COUNTRIES, "Philippines"),
        ("São Paulo", ["Sao-Paulo"], "Sao-Paulo"),
        ("ab", ["ac"], None),
        ("x", [], None),
    ],
)
def test_nearness_forgives_slips_but_never_numbers(text, known, expected):
    assert nearest(text, known) == expected


@given(st.text())
def test_a_normal_form_is_its_own_normal_form(text):
    assert normal_form(normal_form(text)) == normal_form(text)
