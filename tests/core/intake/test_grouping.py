"""Groups: which account a group stands for, and what of it is news."""

from datetime import timedelta
from typing import Any

from selaras.core.intake.grouping import company_fact, fields_of_group, group_account
from tests.core.intake.saying import MONDAY, message

NOW = MONDAY + timedelta(hours=1)
TRAITS = {"name": "Initech", "employees": 329, "website": "https://www.initech.com", "address": {"country": "US"}}


def group(**traits: Any) -> Any:
    return message("group", groupId="g1", traits=traits)


def test_a_new_group_is_an_account_under_an_id_of_its_own() -> None:
    told = company_fact(group(**TRAITS), group_account("g1"), None, NOW)
    assert told is not None
    assert (told.kind, told.subject, told.happened_at, told.noted_at) == (
        "account.added", group_account("g1"), MONDAY, NOW,
    )  # fmt: skip
    assert getattr(told.details, "external_id", None) == "g1"
    assert group_account("g1") != group_account("g2")


def test_only_what_is_new_of_a_known_account_is_told() -> None:
    known = {"name": "Initech", "employees": 329, "domain": "initech.com", "country": "US"}
    assert company_fact(group(**TRAITS), "account_1", known, NOW) is None
    told = company_fact(group(name="Initech", employees=400), "account_1", known, NOW)
    assert told is not None
    assert (told.kind, getattr(told.details, "employees", None)) == ("account.updated", 400)


def test_a_group_is_matched_by_what_a_lead_would_be() -> None:
    assert fields_of_group(group(**TRAITS)) == {"company": "Initech", "domain": "initech.com", "country": "US"}
    assert fields_of_group(group()) == {}
