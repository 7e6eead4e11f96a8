"""Prepared mappings meet the tables they were prepared for: every row is written, or rejected with a reason."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from selaras.connectors.files.planning import plan
from selaras.connectors.files.presets import preset, preset_names
from selaras.connectors.files.readers import Damaged
from selaras.connectors.files.telling import Setting, teller_of
from selaras.connectors.files.telling.money import Rates
from selaras.connectors.files.values import UnreadableError
from selaras.kit.errors import InputError

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WAREHOUSE = [  # preset, table of the vendor's schema, rows, rows told, rows left out or refused
    ("hubspot-contacts", "hubspot/contact_data", 22, 22, 0),
    ("hubspot-companies", "hubspot/company_data", 24, 24, 0),
    ("hubspot-deals", "hubspot/deal_data", 44, 44, 0),
    ("hubspot-deal-stages", "hubspot/deal_stage_data", 14, 14, 0),
    ("hubspot-form-submissions", "hubspot/contact_form_submission_data", 5, 5, 0),
    ("hubspot-owners", "hubspot/owner_data", 100, 100, 0),
    ("salesforce-leads", "salesforce/sf_lead_data", 1, 1, 0),
    ("salesforce-contacts", "salesforce/sf_contact_data", 4, 4, 0),
    ("salesforce-accounts", "salesforce/sf_account_data", 10, 1, 9),
    ("salesforce-opportunities", "salesforce/sf_opportunity_data", 10, 0, 10),
    ("salesforce-opportunity-history", "salesforce/sf_opportunity_history_data", 10, 10, 0),
    ("salesforce-tasks", "salesforce/sf_task_data", 10, 10, 0),
    ("salesforce-events", "salesforce/sf_event_data", 10, 10, 0),
    ("salesforce-users", "salesforce/sf_user_data", 10, 10, 0),
    ("marketo-leads", "marketo/marketo_lead_data", 100, 100, 0),
    ("marketo-activities", "marketo/marketo_activity_click_email_data", 100, 100, 0),
    ("marketo-activities", "marketo/marketo_activity_open_email_data", 100, 100, 0),
    ("marketo-programs", "marketo/marketo_program_data", 100, 100, 0),
]
RAW = {  # the headers of the vendors' own exports
    "hubspot-contacts": (
        'Record ID,First Name,Last Name,Email,Company Name,Lifecycle Stage,Create Date,Became a Marketing Qualified Lead Date,'
        "Original Source,Contact owner\n101,Ana,Putri,ana@acme.example,Acme,Customer,2026-01-02 09:30,2026-01-05 10:00,PAID_SEARCH,Dewi\n",
        ["lead.captured", "lead.qualified"],
    ),
    "hubspot-companies": ("Record ID,Company name,Company Domain Name,Annual Revenue\n7,Acme,acme.example,1200000\n", ["account.added"]),
    "hubspot-deals": (
        "Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date,Associated Contact IDs\n"
        "9,Acme,Closed Won,1200.50,2026-01-10 08:00,2026-02-01 12:00,101\n",
        ["opportunity.created", "lead.converted", "opportunity.won"],
    ),
    "hubspot-tasks": (
        "Record ID,Activity type,Activity date,Activity assigned to,Associated Contact IDs\n5,Call,2026-01-06 08:00,Dewi,101\n",
        ["lead.contacted"],
    ),
    "hubspot-campaigns": ("Campaign ID,Campaign Name,Start Date,Budget\n3,Fair,2026-01-01,5000\n", ["campaign.launched"]),
    "salesforce-leads": (
        "Lead ID,First Name,Last Name,Company / Account,Lead Source,Lead Status,Create Date,Converted Date,Opportunity ID\n"
        "00Q1,Ana,Putri,Acme,Web,Closed - Converted,2026-01-02,2026-01-20,0061\n",
        ["lead.captured", "lead.converted"],
    ),
    "salesforce-opportunities": (
        "Opportunity ID,Opportunity Name,Stage,Amount,Created Date,Close Date,Account ID\n0061,Acme,Closed Lost,10,2026-01-20,2026-02-20,0011\n",
        ["opportunity.created", "opportunity.lost"],
    ),
    "salesforce-opportunity-field-history": (
        "Opportunity ID,Edit Date,Field / Event,Old Value,New Value\n0061,2026-01-25,Stage,Discovery,Proposal\n",
        ["opportunity.moved"],
    ),
    "salesforce-tasks": ("Activity ID,Lead ID,Date,Type,Assigned ID\n00T1,00Q1,2026-01-05,Email,0051\n", ["lead.contacted"]),
    "marketo-leads": ("Id,Email Address,First Name,Created At,MQL Date\n55,ana@acme.example,Ana,2026-01-02,2026-01-09\n", ["lead.captured", "lead.qualified"]),
    "marketo-activities": ("marketoGUID,leadId,activityDate,activityTypeId\ng1,55,2026-01-03T10:00:00Z,11\n", ["lead.touched"]),
    "marketo-programs": ("Id,Name,Channel,Created At\n3,Fair,Event,2026-01-01\n", ["campaign.launched"]),
}  # fmt: skip


def told(name, path):
    planned = plan(path, preset(name, path), zone="UTC")
    reader, tell = planned.reader(), teller_of(Setting(planned.mapping, Rates("USD"), {"customer": "won"}, NOW, NOW))
    facts, refused = [], []
    for row in planned.file.rows():
        assert not isinstance(row, Damaged)
        values, rejects = reader.read(*row)
        try:
            facts.append([] if rejects else tell(reader.key(row[1]), values))
        except UnreadableError as problem:
            rejects = [problem]
        refused += rejects[:1]
    return facts, refused


@pytest.mark.parametrize(("name", "table", "rows", "written", "refused"), WAREHOUSE)
def test_a_warehouse_table_is_read(name, table, rows, written, refused):
    folder = Path(os.environ.get("SELARAS_REAL_DATA", Path(__file__).parents[4] / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"the real data is not at {folder}; set SELARAS_REAL_DATA to its folder")
    facts, rejects = told(name, folder / "vendor_exports" / f"{table}.csv")
    assert (len(facts), sum(map(bool, facts)), len(rejects)) == (rows, written, refused)


@pytest.mark.parametrize("name", RAW)
def test_the_vendors_own_export_is_read(name, written):
    text, kinds = RAW[name]
    facts, rejects = told(name, written("export.csv", text))
    assert rejects == []
    assert [fact.kind for fact in facts[0]] == kinds


def test_marketos_numbers_become_names_of_signals(written):
    [[touch]], _ = told("marketo-activities", written("export.csv", RAW["marketo-activities"][0]))
    assert touch.details.signal == "email_click"


def test_every_preset_can_be_read_and_is_named_after_its_vendor():
    assert len(preset_names()) == 20
    for name in preset_names():
        assert preset(name).source == name.split("-")[0]


def test_an_unknown_preset_names_the_known_ones():
    with pytest.raises(InputError, match="use one of hubspot-campaigns, "):
        preset("hubspot-contact")


def test_a_file_that_lacks_what_the_table_needs_is_refused(written):
    with pytest.raises(InputError, match="nothing fills 'lead', which activities needs"):
        preset("hubspot-tasks", written("a.csv", "engagement_id,type,property_hs_timestamp\n1,CALL,2026-01-01\n"))
