"""A CRM's export: accounts, sales teams and 8,800 opportunities, whatever the other tables lack."""

from collections import Counter

import pytest
from django.db.models import Sum

from selaras.actions.imports_readiness import report
from selaras.connectors.files.mapping import read_mapping
from selaras.records.models import AccountReading, Fact, OpportunityReading, RepReading
from tests.stories.importing import EXAMPLES, bring_in

pytestmark = pytest.mark.slow


def test_without_that_line_the_near_match_is_reported(real_data, db):
    mapping = read_mapping(EXAMPLES / "crm-sales/pipeline.yaml")
    unjoined = mapping.model_copy(update={"values": {"status": mapping.values["status"]}})
    bring_in(real_data / "crm_sales" / "sales_pipeline.csv", unjoined)
    [near] = [f for f in report() if f.code == "value-near"]
    assert (near.column, near.rows) == ("product", 1480)
    assert near.examples[0].value == "GTXPro ~ GTX Pro (1480)"


def test_misspelled_sectors_and_countries_are_reported_where_no_mapping_corrects_them(real_data, db):
    mapping = read_mapping(EXAMPLES / "crm-sales/accounts.yaml").model_copy(update={"values": {}})
    bring_in(real_data / "crm_sales" / "accounts.csv", mapping)
    near = {f.column: f.examples[0].value for f in report() if f.code == "value-near"}
    assert near == {"sector": "technolgy ~ technology (12)", "office_location": "Philipines ~ Philippines (1)"}


@pytest.fixture(scope="module")
def imported(real_data, module_rows):
    folder = real_data / "crm_sales"
    return [
        bring_in(folder / "accounts.csv", "crm-sales/accounts.yaml"),
        bring_in(folder / "sales_teams.csv", "crm-sales/teams.yaml"),
        bring_in(folder / "sales_pipeline.csv", "crm-sales/pipeline.yaml"),
    ]


@pytest.fixture
def crm(imported, db):
    return imported


def test_every_opportunity_comes_in(crm):
    assert [(o.read, o.written, o.rejected) for o in crm] == [(85, 85, 0), (35, 35, 0), (8800, 8800, 0)]
    assert Counter(OpportunityReading.objects.values_list("status", flat=True)) == {
        "won": 4238, "lost": 2473, "open": 2089,
    }  # fmt: skip
    assert OpportunityReading.objects.exclude(status="open").count() == 6711


def test_money_is_exact_and_missing_amounts_are_missing(crm):
    assert OpportunityReading.objects.filter(status="won").aggregate(t=Sum("amount_minor"))["t"] == 1000553400
    assert OpportunityReading.objects.filter(amount_minor=None).count() == 2089 + 2473
    [finding] = [f for f in report() if f.code == "amount-missing"]
    assert (finding.rows, finding.out_of) == (4562, 8800)


def test_opportunities_without_dates_have_an_inferred_creation(crm):
    inferred = Fact.objects.filter(kind="opportunity.created", details__contains='"inferred":true')
    assert inferred.count() == 500
    [finding] = [f for f in report() if f.code == "creation-inferred"]
    assert (finding.rows, finding.out_of) == (500, 8800)


def test_missing_accounts_are_reported_and_the_others_are_joined(crm):
    known = set(AccountReading.objects.values_list("account_id", flat=True))
    named = list(OpportunityReading.objects.exclude(account_id="").values_list("account_id", flat=True))
    assert len(named) == 8800 - 1425
    assert set(named) <= known
    [finding] = [f for f in report() if f.code == "field-blank" and f.column == "account"]
    assert finding.rows == 1425


def test_every_agent_of_the_pipeline_is_in_the_teams(crm):
    owners = set(OpportunityReading.objects.values_list("owner_id", flat=True))
    assert len(owners) == 30
    assert owners <= set(RepReading.objects.values_list("rep_id", flat=True))
    assert RepReading.objects.count() == 35


def test_the_mapping_joins_the_product_that_is_written_in_two_ways(crm):
    assert OpportunityReading.objects.filter(product="GTX Pro").count() == 1480
    assert not OpportunityReading.objects.filter(product="GTXPro").exists()
