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
RAW = {  # the headers of the vendors' own exports, one row, and the kinds of facts it tells
    "hubspot-contacts": (
        {
            "Record ID": "101", "First Name": "Ana", "Email": "ana@acme.example", "Company Name": "Acme",
            "Lifecycle Stage": "Customer", "Create Date": "2026-01-02 09:30", "Original Source": "PAID_SEARCH",
            "Became a Marketing Qualified Lead Date": "2026-01-05 10:00", "Contact owner": "Dewi",
        },
        ["lead.captured", "lead.qualified"],
    ),
    "hubspot-companies": (
        {"Record ID": "7", "Company name": "Acme", "Company Domain Name": "acme.example", "Annual Revenue": "1200000"},
        ["account.added"],
    ),
    "hubspot-deals": (
        {
            "Record ID": "9", "Deal Name": "Acme", "Deal Stage": "Closed Won", "Amount": "1200.50",
            "Create Date": "2026-01-10 08:00", "Close Date": "2026-02-01 12:00", "Associated Contact IDs": "101",
        },
        ["opportunity.created", "lead.converted", "opportunity.won"],
    ),
    "hubspot-tasks": (
        {
            "Record ID": "5", "Activity type": "Call", "Activity date": "2026-01-06 08:00",
            "Activity assigned to": "Dewi", "Associated Contact IDs": "101",
        },
        ["lead.contacted"],
    ),
    "hubspot-campaigns": (
        {"Campaign ID": "3", "Campaign Name": "Fair", "Start Date": "2026-01-01", "Budget": "5000"},
        ["campaign.launched"],
    ),
    "salesforce-leads": (
        {
            "Lead ID": "00Q1", "Last Name": "Putri", "Company / Account": "Acme", "Lead Source": "Web",
            "Lead Status": "Closed - Converted", "Create Date": "2026-01-02", "Converted Date": "2026-01-20",
            "Opportunity ID": "0061",
        },
        ["lead.captured", "lead.converted"],
    ),
    "salesforce-opportunities": (
        {
            "Opportunity ID": "0061", "Opportunity Name": "Acme", "Stage": "Closed Lost", "Amount": "10",
            "Created Date": "2026-01-20", "Close Date": "2026-02-20", "Account ID": "0011",
        },
        ["opportunity.created", "opportunity.lost"],
    ),
    "salesforce-opportunity-field-history": (
        {
            "Opportunity ID": "0061", "Edit Date": "2026-01-25", "Field / Event": "Stage", "Old Value": "Discovery",
            "New Value": "Proposal",
        },
        ["opportunity.moved"],
    ),
    "salesforce-tasks": (
        {"Activity ID": "00T1", "Lead ID": "00Q1", "Date": "2026-01-05", "Type": "Email", "Assigned ID": "0051"},
        ["lead.contacted"],
    ),
    "marketo-leads": (
        {"Id": "55", "Email Address": "ana@acme.example", "Created At": "2026-01-02", "MQL Date": "2026-01-09"},
        ["lead.captured", "lead.qualified"],
    ),
    "marketo-activities": (
        {"marketoGUID": "g1", "leadId": "55", "activityDate": "2026-01-03T10:00:00Z", "activityTypeId": "11"},
        ["lead.touched"],
    ),
    "marketo-programs": (
        {"Id": "3", "Name": "Fair", "Channel": "Event", "Created At": "2026-01-01"},
        ["campaign.launched"],
    ),
}  # fmt: skip


def export_of(name):
    row, kinds = RAW[name]
    return f"{','.join(row)}\n{','.join(row.values())}\n", kinds


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
    text, kinds = export_of(name)
    facts, rejects = told(name, written("export.csv", text))
    assert rejects == []
    assert [fact.kind for fact in facts[0]] == kinds


def test_marketos_numbers_become_names_of_signals(written):
    [[touch]], _ = told("marketo-activities", written("export.csv", export_of("marketo-activities")[0]))
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
