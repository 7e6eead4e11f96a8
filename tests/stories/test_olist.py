"""A marketplace's own funnel: 8,000 marketing-qualified leads and the 842 deals closed from them."""

from collections import Counter

import pytest

from selaras.actions.imports_readiness import look_at_ledger, report
from selaras.records.models import Fact, LeadReading, OpportunityReading
from tests.stories.importing import NOW, bring_in

pytestmark = pytest.mark.slow
LEADS, DEALS = "olist_marketing_qualified_leads_dataset.csv", "olist_closed_deals_dataset.csv"


def test_deals_imported_before_their_leads_are_reported_and_then_found(real_data, db):
    folder = real_data / "olist_funnel"
    bring_in(folder / DEALS, "olist/deals.yaml")
    [lost] = [f for f in report() if f.code == "key-unmatched" and f.column == "mql_id"]
    assert lost.rows == 842
    bring_in(folder / LEADS, "olist/leads.yaml")
    assert [f for f in report() if f.code == "key-unmatched" and f.column == "mql_id"] == []


@pytest.fixture(scope="module")
def imported(real_data, module_rows):
    folder = real_data / "olist_funnel"
    return [bring_in(folder / LEADS, "olist/leads.yaml"), bring_in(folder / DEALS, "olist/deals.yaml")]


@pytest.fixture
def olist(imported, db):
    return imported


def test_every_lead_and_every_deal_comes_in(olist):
    assert [(o.read, o.written, o.rejected, o.known) for o in olist] == [(8000, 8000, 0, 0), (842, 842, 0, 0)]
    kinds = Counter(Fact.objects.values_list("kind", flat=True))
    assert kinds == {
        "lead.captured": 8000, "lead.qualified": 8000, "opportunity.created": 842, "lead.converted": 842,
        "opportunity.won": 842,
    }  # fmt: skip


def test_every_deal_finds_its_lead_and_has_no_invented_amount(olist):
    assert OpportunityReading.objects.exclude(lead_id="").count() == 842
    assert OpportunityReading.objects.filter(status="won", amount_minor=None).count() == 842
    assert LeadReading.objects.filter(stage="won").count() == 841  # the early deal's lead qualified after it was won
    assert Fact.objects.filter(kind="lead.converted", details__contains='"inferred":true').count() == 842


def test_blank_origins_stay_a_value_apart_from_the_ones_they_call_unknown(olist):
    assert LeadReading.objects.filter(channel="unknown").count() == 1099
    assert LeadReading.objects.exclude(channel="organic search").filter(channel__in=["", "(unknown)"]).count() == 60
    [blank] = [finding for finding in report() if finding.code == "channel-blank"]
    assert (blank.rows, blank.out_of, blank.column) == (60, 8000, "origin")


def test_the_deal_that_precedes_its_lead_is_reported_with_its_row(olist):
    [early] = [finding for finding in report() if finding.code == "deal-before-lead"]
    assert (early.rows, early.out_of) == (1, 842)
    assert [(e.row, e.value) for e in early.examples] == [
        (669, "5e063e85d44b0f5c3e6ec3131103a57e: 2018-03-06 < 2018-03-08")
    ]
    look_at_ledger(NOW)
    [still] = [finding for finding in report() if finding.code == "deal-before-lead"]
    assert still.examples == early.examples


def test_importing_both_files_again_changes_nothing(olist, real_data):
    before = Fact.objects.count()
    again = bring_in(real_data / "olist_funnel" / LEADS, "olist/leads.yaml")
    assert again.repeated
    assert again.read == 8000
    assert Fact.objects.count() == before
