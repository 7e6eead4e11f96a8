"""What rows of each table say, as facts: the right kinds, exact money, and no instant that nobody named."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from selaras.connectors.files.mapping import mapping_of
from selaras.connectors.files.telling import Setting, teller_of
from selaras.connectors.files.telling.money import Rates
from selaras.connectors.files.values import UnreadableError
from selaras.core.charter.terms import Rate
from selaras.kit.identity import derived_id

BEGAN, HEARD = datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 2, 10, tzinfo=UTC)
MAY, JUNE, JULY = (datetime(2025, month, 1, tzinfo=UTC) for month in (5, 6, 7))
STAGES = {
    "marketing qualified": "mql",
    "sal": "sal",
    "opportunity": "opportunity",
    "customer": "won",
    "rejected": "rejected",
}
HEADS = {
    "leads": "key: id, columns: {a: email}",
    "accounts": "key: id, columns: {a: name}",
    "opportunities": "key: id, columns: {}",
    "changes": "columns: {a: opportunity, b: at}",
    "touches": "columns: {a: lead, b: at, c: signal}",
    "people": "key: id, columns: {}",
    "activities": "columns: {a: lead, b: at, c: medium}",
    "campaigns": "key: id, columns: {a: name}",
    "spend": "columns: {a: channel, b: from_date, c: amount}",
}


def setting(table, more=""):
    rates = Rates("USD", [Rate(currency="EUR", from_date=date(2025, 1, 1), rate=Decimal("1.1"))])
    mapping = mapping_of(f"{{source: crm, table: {table}, {HEADS[table]}, currency: USD{more}}}")
    return Setting(mapping, rates, STAGES, BEGAN, HEARD)


def told(table, more="", **values):
    return teller_of(setting(table, more))("7", values)


def kinds(facts):
    return [(fact.kind, fact.happened_at) for fact in facts]


def refused(table, more="", **values):
    with pytest.raises(UnreadableError) as problem:
        told(table, more, **values)
    return problem.value.reason.id


def test_a_lead_is_captured_and_enters_the_stages_that_have_dates():
    facts = told(
        "leads",
        captured_at=MAY,
        qualified_at=JUNE,
        accepted_at=JULY,
        rep="dewi",
        channel="fair",
        score=61.0,
        account="acme",
    )
    assert kinds(facts) == [
        ("lead.captured", MAY),
        ("lead.matched", MAY),
        ("lead.qualified", JUNE),
        ("lead.accepted", JULY),
    ]
    assert {fact.subject for fact in facts} == {derived_id("lead", "crm", "7")}
    assert facts[1].details.account_id == derived_id("account", "crm", "acme")
    assert (facts[2].details.score, facts[2].details.channel) == (61.0, "fair")
    assert facts[3].details.rep_id == derived_id("rep", "crm", "dewi")
    assert {fact.noted_at for fact in facts} == {HEARD}
    assert facts[0].actor == "import:crm"


def test_a_lead_without_a_capture_was_known_at_its_first_stage_at_the_latest():
    assert kinds(told("leads", sales_qualified_at=JULY, qualified_at=JUNE))[0] == ("lead.captured", JUNE)
    assert refused("leads", email="a@b.example", stage="Customer") == "imports-reject-no-instant"


@pytest.mark.parametrize(
    ("stage", "kind"),
    [("Marketing Qualified", "lead.qualified"), ("SAL", "lead.accepted"), ("Rejected", "lead.rejected")],
)
def test_a_stage_with_a_date_is_an_entry(stage, kind):
    assert kinds(told("leads", captured_at=MAY, stage=stage, stage_since=JULY))[1] == (kind, JULY)


def test_a_stage_without_a_date_or_without_a_meaning_is_no_fact():
    assert len(told("leads", captured_at=MAY, stage="SAL")) == 1
    assert len(told("leads", captured_at=MAY, stage="Martian", stage_since=JULY)) == 1
    assert len(told("leads", captured_at=MAY, stage="Opportunity", stage_since=JULY)) == 1


def test_ends_keep_their_reason_or_say_that_it_is_unknown():
    facts = told("leads", captured_at=MAY, disqualified_at=JUNE, recycled_at=JULY, reason="no_budget")
    assert [fact.details.reason for fact in facts[1:]] == ["no_budget", "no_budget"]
    assert told("leads", captured_at=MAY, rejected_at=JUNE)[1].details.reason == "(unknown)"


def test_a_conversion_names_its_opportunity():
    converted = told("leads", captured_at=MAY, converted_at=JUNE, opportunity="9")[1]
    assert converted.details.opportunity_id == derived_id("opportunity", "crm", "9")


def test_a_won_deal_is_created_converted_and_won_with_exact_money():
    facts = told(
        "opportunities", created_at=MAY, closed_at=JULY, status="Won", amount=Decimal("10.10"), currency="eur", lead="3"
    )
    assert kinds(facts) == [("opportunity.created", MAY), ("lead.converted", MAY), ("opportunity.won", JULY)]
    assert (facts[2].details.amount_minor, facts[2].details.currency, facts[2].details.base_minor) == (
        1010,
        "EUR",
        1111,
    )
    assert not facts[0].details.inferred
    assert facts[1].subject == derived_id("lead", "crm", "3")


def test_a_creation_nobody_dates_is_marked_as_inferred():
    won = told("opportunities", won_at=JULY, lead="3")
    assert kinds(won) == [("opportunity.created", JULY), ("lead.converted", JULY), ("opportunity.won", JULY)]
    assert won[0].details.inferred
    assert won[1].details.inferred
    assert kinds(told("opportunities", stage="Engaging")) == [("opportunity.created", BEGAN)]


def test_a_close_nobody_dates_is_refused():
    assert refused("opportunities", created_at=MAY, stage="Closed Won") == "imports-reject-close"


@pytest.mark.parametrize(
    ("values", "last"),
    [
        ({"stage": "Customer", "closed_at": JULY}, "opportunity.won"),
        ({"stage": "Closed Lost", "closed_at": JULY}, "opportunity.lost"),
        ({"won": True, "closed": True, "closed_at": JULY}, "opportunity.won"),
        ({"won": False, "closed": True, "closed_at": JULY}, "opportunity.lost"),
        ({"won": False, "closed": False, "stage": "Customer", "closed_at": JULY}, "opportunity.created"),
        ({"lost_at": JULY}, "opportunity.lost"),
        ({"status": "kalah", "closed_at": JULY}, "opportunity.lost"),
        ({"stage": "Talks", "closed_at": JULY}, "opportunity.created"),
    ],
)
def test_how_a_deal_ended_is_told_in_many_ways(values, last):
    facts = told("opportunities", created_at=MAY, **values)
    assert facts[-1].kind == last


def test_the_close_of_an_open_deal_is_the_day_it_is_expected():
    assert told("opportunities", created_at=MAY, closed_at=JULY, stage="Talks")[0].details.close_date == date(
        2025, 7, 1
    )


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"amount": Decimal("1.005")}, "imports-reject-decimals"),
        ({"amount": Decimal(10) ** 18}, "imports-reject-too-large"),
        ({"amount": Decimal(1), "currency": "ZZZ"}, "imports-reject-currency"),
    ],
)
def test_money_that_cannot_be_exact_is_refused(values, reason):
    assert refused("opportunities", created_at=MAY, **values) == reason


def test_an_amount_without_a_currency_is_refused():
    without = setting("opportunities")
    without.mapping = without.mapping.model_copy(update={"currency": None})
    with pytest.raises(UnreadableError) as problem:
        teller_of(without)("7", {"created_at": MAY, "amount": Decimal(1)})
    assert problem.value.reason.id == "imports-reject-no-currency"


def test_an_amount_without_a_rate_is_kept_and_counted():
    here = setting("opportunities")
    [created] = teller_of(here)("7", {"created_at": MAY, "amount": Decimal(5), "currency": "IDR"})
    assert (created.details.amount_minor, created.details.base_minor) == (500, None)
    assert here.rates.missing == {"IDR": 1}


def test_a_change_moves_the_stage_or_the_terms_or_both():
    facts = told("changes", opportunity="9", at=JUNE, stage="Talks", amount=Decimal(3), owner="dewi")
    assert kinds(facts) == [("opportunity.moved", JUNE), ("opportunity.changed", JUNE)]
    [moved] = told("changes", opportunity="9", at=JUNE, field="StageName", old_value="A", new_value="B")
    assert (moved.details.from_stage, moved.details.to_stage) == ("A", "B")
    assert (
        refused("changes", opportunity="9", at=JUNE, field="Probability", new_value="40") == "imports-reject-no-change"
    )


def test_touches_and_activities_belong_to_their_lead():
    [touch] = told("touches", lead="3", at=JUNE, signal="demo_requested")
    assert (touch.kind, touch.subject) == ("lead.touched", derived_id("lead", "crm", "3"))
    [contact] = told("activities", lead="3", at=JUNE, medium="Call", connected=True, rep="dewi")
    assert (contact.kind, contact.details.medium, contact.details.connected) == ("lead.contacted", "call", True)


def test_another_source_may_own_the_keys_that_are_referred_to():
    [touch] = told("touches", ", references: {lead: hubspot}", lead="3", at=JUNE, signal="page_view")
    assert touch.subject == derived_id("lead", "hubspot", "3")


def test_companies_and_staff_become_known_at_the_import_unless_dated():
    assert kinds(told("accounts", name="Acme")) == [("account.added", BEGAN)]
    assert kinds(told("accounts", name="Acme", added_at=MAY)) == [("account.added", MAY)]
    facts = told("people", first_name="Dewi", last_name="Lestari", joined_at=MAY, left_at=JULY, manager="rina")
    assert kinds(facts) == [("rep.joined", MAY), ("rep.left", JULY)]
    assert (facts[0].details.name, facts[0].details.role) == ("Dewi Lestari", "rep")


def test_campaigns_and_spend_are_dated_to_their_first_day():
    [launched] = told("campaigns", name="Fair", starts_on=date(2025, 5, 1))
    assert kinds([launched]) == [("campaign.launched", MAY)]
    assert kinds(told("campaigns", name="Fair", launched_at=JUNE)) == [("campaign.launched", JUNE)]
    assert refused("campaigns", name="Fair") == "imports-reject-no-instant"
    [spent] = told("spend", channel="search", from_date=date(2025, 5, 1), amount=Decimal(5))
    assert (spent.happened_at, spent.details.to_date, spent.details.base_minor) == (MAY, date(2025, 5, 1), 500)
    assert (
        refused("spend", channel="search", from_date=date(2025, 5, 2), to_date=date(2025, 5, 1), amount=Decimal(5))
        == "imports-reject-days"
    )


def test_history_may_be_noted_as_it_happened_or_by_a_column():
    assert told("touches", ", noted: as_happened", lead="3", at=JUNE, signal="page_view")[0].noted_at == JUNE
    here = setting("touches")
    here.mapping = here.mapping.model_copy(update={"noted": "column"})
    assert teller_of(here)("7", {"lead": "3", "at": MAY, "signal": "x", "noted_at": JULY})[0].noted_at == JULY


def test_the_same_row_has_the_same_source_keys_whenever_it_is_told():
    values = {"captured_at": MAY, "qualified_at": JUNE, "account": "acme"}
    assert [f.source_key for f in told("leads", **values)] == [f.source_key for f in told("leads", **values)]
    assert told("leads", **values)[0].source_key == "crm:leads:7:captured"
