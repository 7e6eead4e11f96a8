"""What exports usually call our fields: common names by table, telling words, and the vendors' own names from the
presets.
"""

import re
from functools import cache

from selaras.connectors.files.mapping import mapping_of
from selaras.connectors.files.presets import preset_names, preset_text

_WORD = re.compile(r"[^a-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def plain_name(name: str) -> str:
    """Return a column's name in small letters with underscores.

    >>> plain_name("Close Date"), plain_name("closeDate (UTC)"), plain_name("_id")
    ('close_date', 'close_date_utc', 'id')
    """
    return _WORD.sub("_", _HUMP.sub("_", name).lower()).strip("_")


_PERSON = {
    "e_mail": "email",
    "mail": "email",
    "email_address": "email",
    "surel": "email",
    "firstname": "first_name",
    "given_name": "first_name",
    "nama_depan": "first_name",
    "lastname": "last_name",
    "surname": "last_name",
    "nama_belakang": "last_name",
    "phone_number": "phone",
    "mobile": "phone",
    "telepon": "phone",
    "job_title": "title",
    "jabatan": "title",
    "company_name": "company",
    "organization": "company",
    "perusahaan": "company",
    "website": "domain",
    "sector": "industry",
    "industri": "industry",
    "number_of_employees": "employees",
    "company_size": "employees",
    "negara": "country",
    "state": "region",
    "province": "region",
    "kota": "city",
}
_WHENCE = {
    "origin": "channel",
    "lead_source": "channel",
    "source": "channel",
    "utm_medium": "channel",
    "medium": "channel",
    "original_source": "channel",
    "kanal": "channel",
    "sumber": "channel",
    "utm_campaign": "campaign",
    "campaign_name": "campaign",
    "kampanye": "campaign",
}
SYNONYMS: dict[str, dict[str, str]] = {
    "leads": _PERSON
    | _WHENCE
    | {
        "created": "captured_at",
        "created_at": "captured_at",
        "create_date": "captured_at",
        "created_date": "captured_at",
        "first_contact_date": "captured_at",
        "signup_date": "captured_at",
        "date_created": "captured_at",
        "mql_date": "qualified_at",
        "became_mql": "qualified_at",
        "sal_date": "accepted_at",
        "sql_date": "sales_qualified_at",
        "converted_date": "converted_at",
        "lifecycle_stage": "stage",
        "lead_status": "stage",
        "status": "stage",
        "owner": "rep",
        "owner_id": "rep",
        "sales_rep": "rep",
        "account_id": "account",
        "lead_score": "score",
        "rejection_reason": "reason",
        "opportunity_id": "opportunity",
        "mql_id": "",
    },
    "accounts": {
        "account": "name",
        "account_name": "name",
        "company": "name",
        "company_name": "name",
        "nama": "name",
        "website": "domain",
        "web_site": "domain",
        "sector": "industry",
        "office_location": "country",
        "billing_country": "country",
        "billing_state": "region",
        "number_of_employees": "employees",
        "annual_revenue": "amount",
        "subsidiary_of": "parent",
        "parent_id": "parent",
        "owner_id": "owner",
        "created_date": "added_at",
        "created_at": "added_at",
        "create_date": "added_at",
    },
    "opportunities": {
        "deal_stage": "stage",
        "stage_name": "stage",
        "tahap": "stage",
        "deal_name": "name",
        "opportunity_name": "name",
        "close_value": "amount",
        "value": "amount",
        "deal_amount": "amount",
        "nilai": "amount",
        "engage_date": "created_at",
        "created_date": "created_at",
        "create_date": "created_at",
        "open_date": "created_at",
        "close_date": "closed_at",
        "closed_date": "closed_at",
        "won_date": "won_at",
        "lost_date": "lost_at",
        "sales_agent": "owner",
        "sales_rep": "owner",
        "owner_id": "owner",
        "sr_id": "owner",
        "account_id": "account",
        "account_name": "account",
        "mql_id": "lead",
        "lead_id": "lead",
        "product_name": "product",
        "produk": "product",
        "lost_reason": "reason",
        "lead_source": "channel",
        "is_won": "won",
        "is_closed": "closed",
        "type": "sort",
    },
    "changes": {
        "opportunity_id": "opportunity",
        "deal_id": "opportunity",
        "stage_name": "stage",
        "to_stage": "stage",
        "edit_date": "at",
        "created_date": "at",
        "changed_at": "at",
        "date_entered": "at",
        "timestamp": "at",
        "old_value": "old_value",
        "new_value": "new_value",
    },
    "activities": {
        "lead_id": "lead",
        "contact_id": "lead",
        "who_id": "lead",
        "activity_date": "at",
        "date": "at",
        "timestamp": "at",
        "type": "medium",
        "activity_type": "medium",
        "channel": "medium",
        "owner_id": "rep",
        "result": "outcome",
        "call_disposition": "outcome",
        "sales_rep": "rep",
    },
    "touches": _WHENCE
    | {
        "lead_id": "lead",
        "contact_id": "lead",
        "user_id": "lead",
        "person_id": "lead",
        "timestamp": "at",
        "event_time": "at",
        "activity_date": "at",
        "date": "at",
        "event": "signal",
        "event_name": "signal",
        "event_type": "signal",
        "activity_type": "signal",
        "page": "content",
        "url": "content",
        "asset": "content",
        "session_id": "session",
    },
    "spend": {
        "cost": "amount",
        "spend": "amount",
        "biaya": "amount",
        "date": "from_date",
        "day": "from_date",
        "month": "from_date",
        "start_date": "from_date",
        "end_date": "to_date",
        "platform": "channel",
        "source": "channel",
        "campaign_name": "campaign",
    },
    "campaigns": {
        "campaign_name": "name",
        "program": "name",
        "type": "channel",
        "created_at": "launched_at",
        "created_date": "launched_at",
        "start_date": "starts_on",
        "end_date": "ends_on",
        "budget": "amount",
        "budgeted_cost": "amount",
        "expected_responses": "planned_leads",
    },
    "people": {
        "sales_agent": "name",
        "rep": "name",
        "agent": "name",
        "full_name": "name",
        "manager_id": "manager",
        "regional_office": "team",
        "office": "team",
        "department": "team",
        "hire_date": "joined_at",
        "created_date": "joined_at",
        "is_active": "active",
        "time_zone_sid_key": "time_zone",
    },
}
SYNONYMS["leads"].pop("mql_id")
PARTS: dict[str, dict[str, str]] = {
    "leads": {
        "email": "email",
        "company": "company",
        "created": "captured_at",
        "origin": "channel",
        "source": "channel",
    },
    "accounts": {"revenue": "amount", "employees": "employees", "country": "country", "industry": "industry"},
    "opportunities": {
        "amount": "amount",
        "stage": "stage",
        "owner": "owner",
        "account": "account",
        "product": "product",
    },
    "changes": {"stage": "stage", "amount": "amount"},
    "activities": {"owner": "rep", "outcome": "outcome"},
    "touches": {"campaign": "campaign", "channel": "channel"},
    "spend": {"cost": "amount", "spend": "amount", "campaign": "campaign", "channel": "channel"},
    "campaigns": {"budget": "amount"},
    "people": {"team": "team", "manager": "manager", "email": "email"},
}
TABLE_HINTS: dict[str, tuple[str, ...]] = {
    "leads": ("lead", "contact", "mql", "prospect"),
    "accounts": ("account", "company", "companies"),
    "opportunities": ("opportunit", "deal", "pipeline"),
    "changes": ("opportunity_history", "field_history", "stage_history", "deal_stage"),
    "activities": ("task", "call", "meeting", "engagement", "activities"),
    "touches": ("touch", "event", "click", "visit", "pageview"),
    "spend": ("spend", "cost", "budget"),
    "campaigns": ("campaign", "program"),
    "people": ("team", "user", "rep", "owner", "agent", "staff"),
}


@cache
def vendor_columns(table: str) -> dict[str, dict[str, str]]:
    """Return, for each vendor, the columns its prepared mappings know for a table, and our first field for each."""
    found: dict[str, dict[str, str]] = {}
    for name in preset_names():
        mapping = mapping_of(preset_text(name), place=name, several=True)
        if mapping.table == table:
            vendor = name.split("-")[0].capitalize()
            found.setdefault(vendor, {}).update({theirs: ours[0] for theirs, ours in mapping.columns.items()})
    return found
